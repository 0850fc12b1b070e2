// `view.createHistory`: an object in the manner of the package `history`, version 4, whose functions live in the shell.

/** How a full page changes the address below its own base. */
export interface AddressBar {
  /** Path and query after the base, beginning with `/`. */
  read: () => string;
  write: (path: string, options: { replace: boolean }) => void;
  go: (delta: number) => void;
  /** Calls back when the person goes back or forward. */
  subscribe: (listener: () => void) => () => void;
}

export interface HistoryLocation {
  pathname: string;
  search: string;
  hash: string;
  state: unknown;
  key: string;
}

type Action = 'POP' | 'PUSH' | 'REPLACE';
type Listener = (location: HistoryLocation, action: Action) => unknown;
type Target = string | Partial<HistoryLocation>;

/** The history of one full-page module; `dispose` ends it with its frame. */
export function createFrameHistory(address: AddressBar) {
  const listeners = new Set<Listener>();
  let key = 0;
  const locationOf = (path: string, state?: unknown): HistoryLocation => {
    const { pathname, search, hash } = new URL(path, 'http://relative.invalid');
    return { pathname, search, hash, state, key: String(key) };
  };
  const tell = (location: HistoryLocation, action: Action) => {
    for (const listener of [...listeners]) listener(location, action);
  };
  const change = (action: 'PUSH' | 'REPLACE', target: Target, state?: unknown) => {
    key += 1;
    const location = locationOf(pathOf(target), state ?? (typeof target === 'string' ? undefined : target.state));
    address.write(location.pathname + location.search + location.hash, { replace: action === 'REPLACE' });
    tell(location, action);
  };
  const unsubscribe = address.subscribe(() => tell(locationOf(address.read()), 'POP'));
  const history = {
    action: 'POP' as Action,
    length: 1,
    location: locationOf(address.read()),
    listen: (listener: Listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    push: (target: Target, state?: unknown) => change('PUSH', target, state),
    replace: (target: Target, state?: unknown) => change('REPLACE', target, state),
    go: (delta: number) => address.go(delta),
    goBack: () => address.go(-1),
    goForward: () => address.go(1),
    createHref: (target: Target) => pathOf(target),
  };
  return { history, dispose: unsubscribe };
}

function pathOf(target: Target): string {
  if (typeof target === 'string') return target;
  return `${target.pathname ?? '/'}${target.search ?? ''}${target.hash ?? ''}`;
}
