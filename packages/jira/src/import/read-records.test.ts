import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRecord, readRecords } from './read-records.ts';

/** `line:key` of each record, `line!CODE` of each problem. */
async function outline(source: Uint8Array | string, chunkSize = 7, limit?: number): Promise<string[]> {
  const found: string[] = [];
  for await (const { records } of readRecords(chunks(Buffer.from(source), chunkSize), limit)) {
    for (const record of records) {
      if ('code' in record) found.push(`${record.line}!${record.code}`);
      else found.push(`${record.line}:${(parseRecord(record.bytes) as { key: string }).key}`);
    }
  }
  return found;
}

async function* chunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const issue = (key: string) => ({
  key,
  fields: { summary: 'a "quoted" {text} [with] \\ signs', issues: [{ key: 'no' }] },
});
const line = (key: string) => JSON.stringify(issue(key));
const page = {
  expand: 'names',
  names: { a: { b: [] } },
  startAt: 0,
  issues: [issue('A-1'), issue('A-2')],
  total: 2,
  x: [{ y: {} }],
};

test.each([
  ['lines', `${line('A-1')}\n\n${line('A-2')}\r\n`, ['1:A-1', '3:A-2']],
  ['values on one line', line('A-1') + line('A-2'), ['1:A-1', '1:A-2']],
  ['an array', `[${line('A-1')},\n${line('A-2')}]`, ['1:A-1', '2:A-2']],
  ['a page', JSON.stringify(page), ['1:A-1', '1:A-2']],
  ['an indented page', JSON.stringify(page, null, 2), ['10:A-1', '21:A-2']],
  ['pages on lines', `${JSON.stringify(page)}\n${JSON.stringify(page)}`, ['1:A-1', '1:A-2', '2:A-1', '2:A-2']],
  ['pages in a row', JSON.stringify(page, null, 1) + JSON.stringify(page), ['10:A-1', '21:A-2', '39:A-1', '39:A-2']],
  ['nothing', ' \n\n', []],
])('readRecords() finds the issues of %s', async (_, source, expected) => {
  for (const size of [1, 5, 100_000]) {
    expect(await outline(source, size)).toEqual(expected);
    expect(await outline(gzipSync(source), size)).toEqual(expected);
  }
});

test.each([
  ['a line cut off', `${line('A-1').slice(0, -9)}\n${line('A-2')}`, ['1!RECORD_CUT_OFF', '2:A-2']],
  ['a cut off line between', `${line('A-1')}\n{"key":{\n${line('A-2')}`, ['1:A-1', '2!RECORD_CUT_OFF', '3:A-2']],
  ['the end cut off', `${line('A-1')}\n${line('A-2').slice(0, 20)}`, ['1:A-1', '2!RECORD_CUT_OFF']],
  ['other text', `hello there\n${line('A-1')}\n42\n`, ['1!NOT_JSON', '2:A-1', '3!NOT_AN_ISSUE']],
  [
    'values that are no issues, and words that are no values',
    '"a b"\nnull\n-1.5e3\ntrue false\n"a" b\nnope\n',
    ['1!NOT_AN_ISSUE', '2!NOT_AN_ISSUE', '3!NOT_AN_ISSUE', '4!NOT_JSON', '5!NOT_JSON', '6!NOT_JSON'],
  ],
  [
    'other values in an array',
    `[1, "x", ${line('A-1')}, null, [{}]]`,
    ['1!NOT_AN_ISSUE', '1!NOT_AN_ISSUE', '1:A-1', '1!NOT_AN_ISSUE', '1!NOT_AN_ISSUE'],
  ],
  ['stray brackets', `]}\n${line('A-1')}`, ['2:A-1']],
  ['a broken string in an indented array', `[\n{"key": "A\n"},\n${line('A-2')}]`, ['2!NOT_JSON', '4:A-2']],
])('readRecords() goes on after %s', async (_, source, expected) => {
  for (const size of [1, 100_000]) expect(await outline(source, size)).toEqual(expected);
});

test('readRecords() reports damaged gzip after what precedes the damage', async () => {
  // Random text resists compression, so that the first half of the bytes holds about half of the lines.
  const lines = Array.from({ length: 400 }, (_, i) =>
    JSON.stringify({ key: `A-${i}`, x: randomBytes(200).toString('hex') }),
  );
  const packed = gzipSync(lines.join('\n'));
  const cut = await outline(packed.subarray(0, packed.length / 2), 1000);
  expect(cut.length).toBeGreaterThan(100);
  expect(cut[99]).toBe('100:A-99');
  expect(cut.at(-1)).toMatch(/^\d+!GZIP_BROKEN$/);
  const damaged = Buffer.concat([packed.subarray(0, packed.length - 40), Buffer.alloc(32)]);
  expect((await outline(damaged, 1000)).at(-1)).toMatch(/^\d+!GZIP_BROKEN$/);
});

test('readRecords() refuses a record over the limit and keeps the next', async () => {
  const big = JSON.stringify({ key: 'A-1', text: 'x'.repeat(5000) });
  expect(await outline(`${big}\n${line('A-2')}`, 100, 1000)).toEqual(['1!RECORD_TOO_LARGE', '2:A-2']);
});

test('readRecords() finds the same in any JSON value, however it is cut and indented', async () => {
  const value = fc.record({
    key: fc.constant('A-1'),
    fields: fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(value, { maxLength: 4 }),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom(0, 2),
      async (issues, size, indent) => {
        const found: unknown[] = [];
        for await (const step of readRecords(chunks(Buffer.from(JSON.stringify({ issues }, null, indent)), size))) {
          for (const record of step.records) found.push('bytes' in record ? parseRecord(record.bytes) : record);
        }
        expect(found).toEqual(JSON.parse(JSON.stringify(issues)));
      },
    ),
  );
});
