// The History API is all the router there is: a location to read, a way to change it, a link that does so.
import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

export function subscribeLocation(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

/** Goes to a path of this site. */
export function navigate(path: string, options: { replace?: boolean } = {}): void {
  if (options.replace) window.history.replaceState(null, '', path);
  else window.history.pushState(null, '', path);
  for (const listener of [...listeners]) listener();
}

/** The current path and query; renders again when it changes. */
export function useLocation(): { pathname: string; search: string } {
  const pathname = useSyncExternalStore(
    subscribeLocation,
    () => window.location.pathname,
    () => '/',
  );
  const search = useSyncExternalStore(
    subscribeLocation,
    () => window.location.search,
    () => '',
  );
  return { pathname, search };
}

/** A link within the site. With a modifier key, or another target, the browser does what it always does. */
export function Link({ href, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (!isPlainPress(event)) return;
    event.preventDefault();
    navigate(href);
  };
  return <a href={href} onClick={follow} {...rest} />;
}

/** A click, or the key press that stands for one. */
export interface Press {
  defaultPrevented: boolean;
  button?: number;
  metaKey: boolean;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** True when a press should stay in this tab. */
export function isPlainPress(press: Press): boolean {
  const hasModifier = press.metaKey || press.ctrlKey || press.shiftKey || press.altKey;
  return !press.defaultPrevented && (press.button ?? 0) === 0 && !hasModifier;
}
