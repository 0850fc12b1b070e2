// Writes demo issues as compressed NDJSON: --seed 1 --issues 1200 --now <ms> --out demo.ndjson.gz
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { type DemoOptions, generateDemo } from './generate.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    issues: { type: 'string', default: '1200' },
    now: { type: 'string' },
    out: { type: 'string' },
  },
});

function numberOf(name: 'seed' | 'issues' | 'now'): number {
  const value = Number(values[name] ?? Number.NaN);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new Error(`Cannot make demo data: --${name} is not a whole number`);
}

function* lines(options: DemoOptions): Generator<string> {
  for (const issue of generateDemo(options)) yield `${JSON.stringify(issue)}\n`;
}

if (values.out === undefined) throw new Error('Cannot make demo data: --out is missing');
const options = { seed: numberOf('seed'), issues: numberOf('issues'), now: numberOf('now') };
await pipeline(Readable.from(lines(options)), createGzip(), createWriteStream(values.out));
