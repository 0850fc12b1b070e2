import { Buffer } from 'node:buffer';
import process from 'node:process';
import type { FromSandbox, ToSandbox } from '@tenon/wire';

export type Load = Extract<ToSandbox, { type: 'load' }>;
export type Invoke = Extract<ToSandbox, { type: 'invoke' }>;

const stdin = process.stdin;
const stdout = process.stdout;
const stringify = JSON.stringify;
const parse = JSON.parse;

/** Writes one JSON line. Everything it needs is captured before app code can replace it. */
export function createWriter(): (message: FromSandbox) => void {
  const send = stdout.write.bind(stdout);
  return (message) => {
    let line: string;
    try {
      line = stringify(message);
    } catch {
      const { id } = message as { id?: string };
      line = stringify({
        type: 'failure',
        id,
        success: false,
        error: { errorMessage: 'The function returned a value that is not JSON', errorType: 'TypeError' },
      });
    }
    send(`${line}\n`);
  };
}

/** Calls `onMessage` for each JSON line of stdin; ends the process with the pipe. */
export function readMessages(onMessage: (message: ToSandbox) => void): void {
  let chunks: Buffer[] = [];
  stdin.on('data', (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      chunks.push(rest.subarray(0, end));
      const line = Buffer.concat(chunks).toString('utf8');
      chunks = [];
      rest = rest.subarray(end + 1);
      onMessage(parse(line));
    }
    if (rest.length > 0) chunks.push(rest);
  });
  stdin.on('end', () => process.exit(0));
}
