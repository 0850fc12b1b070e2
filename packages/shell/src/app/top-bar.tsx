import type { ReactNode } from 'react';
import { Link } from './router.tsx';

const LINKS = [
  { href: '/projects', label: 'Projects' },
  { href: '/issues', label: 'Issues' },
];

/** The bar above every page. `menus` stand at its end. */
export function TopBar({ pathname, apps, user }: { pathname: string; apps: ReactNode; user: ReactNode }) {
  // The site's front page is the list of projects.
  const current = pathname === '/' ? '/projects' : pathname;
  return (
    <header className="top-bar">
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <Link href="/" className="product" aria-label="Tenon home">
        <img src="/favicon.svg" alt="" width="24" height="24" />
        <span>Tenon</span>
      </Link>
      <nav aria-label="Main">
        <ul>
          {LINKS.map(({ href, label }) => (
            <li key={href}>
              <Link href={href} className="top-link" aria-current={current === href ? 'page' : undefined}>
                {label}
              </Link>
            </li>
          ))}
          <li>{apps}</li>
        </ul>
      </nav>
      <div className="top-bar-end">{user}</div>
    </header>
  );
}
