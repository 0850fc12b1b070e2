import { once } from 'node:events';
import { createGunzip, type Gunzip } from 'node:zlib';
import { RecordError } from './errors.ts';

/**
 * The source itself, decompressed when it starts as gzip does. What precedes a damaged place is still yielded.
 *
 * @throws {RecordError} GZIP_BROKEN after the last readable byte.
 */
export async function* decompressed(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    head.push(next.value);
    if (head.reduce((sum, chunk) => sum + chunk.length, 0) >= 2) break;
  }
  const start = Buffer.concat(head);
  const rest = joined(start, iterator);
  yield* start[0] === 0x1f && start[1] === 0x8b ? gunzipped(rest) : rest;
}

async function* joined(start: Uint8Array, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (start.length > 0) yield start;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

/** By hand rather than by a pipeline: a failing pipeline drops what it has decompressed but not handed out. */
async function* gunzipped(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const output: Uint8Array[] = [];
  let isBroken = false;
  gunzip.on('data', (chunk: Uint8Array) => output.push(chunk));
  gunzip.on('error', () => {
    isBroken = true;
  });
  try {
    for await (const chunk of source) {
      await written(gunzip, chunk);
      yield* output.splice(0);
      if (isBroken) break;
    }
    if (!isBroken) await ended(gunzip);
    yield* output.splice(0);
  } finally {
    gunzip.destroy();
  }
  if (isBroken) throw new RecordError('GZIP_BROKEN');
}

function written(gunzip: Gunzip, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve) => gunzip.write(chunk, () => resolve()));
}

async function ended(gunzip: Gunzip): Promise<void> {
  gunzip.end();
  await once(gunzip, 'end').catch(() => undefined);
}
