import { describe, expect, it } from 'vitest';
import { dehydrate, FunctionTable, hydrate } from './functions.ts';

describe('dehydrate() and hydrate()', () => {
  it('replace functions by handles at any depth and back', () => {
    const table = new FunctionTable();
    const value = { a: [{ onClick: () => 'clicked' }], b: 1, c: null, d: undefined };
    const sent = dehydrate(value, table);
    expect(sent).toEqual({ a: [{ onClick: { __tenonFunction: 1 } }], b: 1, c: null, d: undefined });
    const back = hydrate(sent, (handle) => () => `stub ${handle}`) as { a: { onClick: () => unknown }[] };
    expect(back.a[0]?.onClick()).toBe('stub 1');
  });

  it('leave the structured clone what it can carry itself', () => {
    const date = new Date(0);
    const blob = new Blob(['x']);
    expect(dehydrate({ date, blob }, new FunctionTable())).toEqual({ date, blob });
  });

  it('treat a plain object of another realm as plain', async () => {
    const { runInNewContext } = await import('node:vm');
    const foreign: unknown = runInNewContext('({ f: function () { return 1 } })');
    expect(dehydrate(foreign, new FunctionTable())).toEqual({ f: { __tenonFunction: 1 } });
  });

  it('refuse a value that is nested too deeply or refers to itself', () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(() => dehydrate(loop, new FunctionTable())).toThrow('nested deeper than 64 levels');
  });

  it('refuse more functions than a frame may hold, and accept again after a release', () => {
    const table = new FunctionTable();
    for (let count = 0; count < 10_000; count++) table.add(() => count);
    expect(() => table.add(() => 0)).toThrow('10000 functions are in use already');
    table.release(1);
    expect(table.add(() => 0)).toBe(10_001);
  });
});
