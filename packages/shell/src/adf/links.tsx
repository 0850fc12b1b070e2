import type { ReactNode } from 'react';

const SAFE_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);
/** Only to resolve paths; never shown or followed. */
const BASE = 'http://relative.invalid';

/** The address as it may stand in a link, or undefined: `javascript:`, `data:` and the like never do. */
export function safeHref(href: string | undefined): string | undefined {
  if (href === undefined || !URL.canParse(href, BASE)) return undefined;
  return SAFE_PROTOCOLS.has(new URL(href, BASE).protocol) ? href : undefined;
}

/** A link out of a document; without a safe address only its text. */
export function SafeLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  const safe = safeHref(href);
  if (safe === undefined) return <>{children}</>;
  return (
    <a href={safe} rel="noopener noreferrer nofollow" target="_blank">
      {children}
    </a>
  );
}
