import { describe, expect, it } from 'vitest';
import { type AddressBar, createFrameHistory } from './frame-history.ts';

/** An address bar with entries of its own. */
function addressBar(start: string) {
  const entries = [start];
  let at = 0;
  const listeners = new Set<() => void>();
  const bar: AddressBar = {
    read: () => entries[at] ?? '/',
    write: (path, { replace }) => {
      if (!replace) at += 1;
      entries.splice(at, entries.length, path);
    },
    go: (delta) => {
      at = Math.min(Math.max(at + delta, 0), entries.length - 1);
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { bar, entries, listeners };
}

describe('createFrameHistory()', () => {
  it('begins where the address is', () => {
    const { history } = createFrameHistory(addressBar('/a?b=1').bar);
    expect(history).toMatchObject({ action: 'POP', location: { pathname: '/a', search: '?b=1', hash: '' } });
  });

  it('changes the address and tells its listeners', () => {
    const { bar, entries } = addressBar('/');
    const { history } = createFrameHistory(bar);
    const told: string[] = [];
    const unlisten = history.listen(({ pathname, search }, action) => void told.push(`${action} ${pathname}${search}`));
    history.push('/a');
    history.push({ pathname: '/b', search: '?c=1' }, { from: 'a' });
    history.replace('/d');
    history.goBack();
    unlisten();
    history.push('/unheard');
    expect(told).toEqual(['PUSH /a', 'PUSH /b?c=1', 'REPLACE /d', 'POP /a']);
    expect(entries).toEqual(['/', '/a', '/unheard']);
  });

  it('resolves what tries to leave its base', () => {
    const { bar, entries } = addressBar('/');
    createFrameHistory(bar).history.push('/../../browse/DEMO-1');
    createFrameHistory(bar).history.push('//example.com/x');
    expect(entries).toEqual(['/', '/browse/DEMO-1', '/x']);
  });

  it('is silent after its frame is gone', () => {
    const { bar, listeners } = addressBar('/');
    createFrameHistory(bar).dispose();
    expect(listeners.size).toBe(0);
  });
});
