import { problemAt, RecordError } from './errors.ts';
import { decompressed } from './gunzip.ts';
import { RecordScanner, type SourceRecord } from './record-scanner.ts';

/** What one chunk of the source brought: its records, and how far the reading is. */
export interface SourceStep {
  records: SourceRecord[];
  /** Bytes of the source read so far, as stored (compressed). */
  bytes: number;
  line: number;
}

/** A single issue above this is refused; a page or an array may have any size. */
export const recordBytesMax = 64 * 1024 * 1024;

/** Reads NDJSON, search pages or arrays of issues, each optionally compressed by gzip. Never throws for bad content. */
export async function* readRecords(
  source: AsyncIterable<Uint8Array>,
  limit = recordBytesMax,
): AsyncGenerator<SourceStep> {
  const scanner = new RecordScanner(limit);
  const counter = { bytes: 0 };
  const step = (records: SourceRecord[]) => ({ records, bytes: counter.bytes, line: scanner.line });
  try {
    for await (const chunk of decompressed(counted(source, counter))) yield step(scanner.scan(chunk));
    yield step(scanner.finish());
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    yield step([problemAt(scanner.line, error.code)]);
  }
}

async function* counted(source: AsyncIterable<Uint8Array>, counter: { bytes: number }): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    counter.bytes += chunk.length;
    yield chunk;
  }
}

/** The JSON value of a record. The parser's own message is dropped: it quotes the text. */
export function parseRecord(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new RecordError('NOT_UTF8');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new RecordError('NOT_JSON');
  }
}
