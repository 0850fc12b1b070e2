import type { Readable } from 'node:stream';

/** A function's answer travels as one line. */
const LINE_BYTES_MAX = 16 * 1024 * 1024;

/** Calls `onLine` for each line; `onOverflow` when one grows beyond the limit, after which nothing more is read. */
export function readLines(stream: Readable, onLine: (line: string) => void, onOverflow: () => void): void {
  let chunks: Buffer[] = [];
  let bytes = 0;
  let isOverflown = false;
  stream.on('data', (chunk: Buffer) => {
    if (isOverflown) return;
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      chunks.push(rest.subarray(0, end));
      const line = Buffer.concat(chunks).toString('utf8');
      chunks = [];
      bytes = 0;
      rest = rest.subarray(end + 1);
      onLine(line);
    }
    chunks.push(rest);
    bytes += rest.length;
    if (bytes > LINE_BYTES_MAX) {
      isOverflown = true;
      chunks = [];
      onOverflow();
    }
  });
}
