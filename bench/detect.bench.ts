// Scans benign text of several kinds and prints megabytes per second (UTF-8). Run: npm run bench -- detect
import { builtinRules, createScanner } from '@tenon/detect';

const WORDS =
  'the payment service restarts when a customer opens orders page while queue holds more than ten jobs per worker'.split(
    ' ',
  );
const RUN_COUNT = 5;
const SAMPLE_CHARACTERS = 4_000_000;

/** A linear congruential generator: the same text in each run. */
function createPick(): (below: number) => number {
  let state = 1;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function samples(): Record<string, string> {
  const pick = createPick();
  const word = () => WORDS[pick(WORDS.length)] ?? '';
  const hex = (count: number) => Array.from({ length: count }, () => pick(16).toString(16)).join('');
  const prose = () => `${Array.from({ length: 12 }, word).join(' ')}.\n`;
  const log = () =>
    `2025-03-${10 + pick(20)} 1${pick(10)}:${10 + pick(50)}:${10 + pick(50)},${100 + pick(900)} INFO [worker-${pick(9)}] com.acme.Shop - ${word()} ${word()} took ${pick(5000)} ms id=${hex(32)}\n`;
  const code = () =>
    `  const ${word()}${pick(99)} = await ${word()}.${word()}({ ${word()}: '${word()}', limit: ${pick(100)} }); // ${word()}\n`;
  return { prose: fill(prose), log: fill(log), code: fill(code) };
}

function fill(line: () => string): string {
  const lines: string[] = [];
  for (let length = 0; length < SAMPLE_CHARACTERS; length += lines.at(-1)?.length ?? 0) lines.push(line());
  return lines.join('');
}

/** Megabytes (10^6 bytes) of UTF-8 per second and kind of text, the best of five runs in this process. */
export async function run(): Promise<Record<string, number>> {
  const scanner = createScanner(builtinRules);
  const figures = Object.entries(samples()).map(([name, text]) => {
    const times = Array.from({ length: RUN_COUNT }, () => timed(() => scanner.scan(text)));
    return [`${name}_mb_per_s`, Math.round(Buffer.byteLength(text) / 1000 / Math.min(...times))];
  });
  return { rules: builtinRules.length, ...(Object.fromEntries(figures) as Record<string, number>) };
}

function timed(task: () => void): number {
  const startedAt = performance.now();
  task();
  return performance.now() - startedAt;
}
