import { usePageTitle } from '../app/page-title.ts';
import { Link } from '../app/router.tsx';

export function NotFoundPage() {
  usePageTitle('Page not found');
  return (
    <div className="state-page">
      <h1>Page not found</h1>
      <p>There is no page at this address.</p>
      <p>
        <Link href="/projects">Go to projects</Link>
      </p>
    </div>
  );
}
