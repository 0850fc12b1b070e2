// Control endpoint of a running site: lets `tenon jira import` and its like work while `tenon start` owns the data folder.
import { createHash, timingSafeEqual } from 'node:crypto';
import { isTenonError } from '@tenon/kernel';
import { Hono } from 'hono';
import { CliError } from '../errors.ts';
import type { Operation, Report } from '../operations/operation.ts';
import type { AnyOperation } from '../operations/registry.ts';
import type { Running } from './data-dir.ts';
import type { Tenon } from './open-tenon.ts';

const PATH = '/_tenon/control/';
const ARGS_HEADER = 'x-tenon-args';

/** POST /_tenon/control/<operation>: arguments in a header, input as body, NDJSON of reports as answer. */
export function controlRoutes(tenon: Tenon, operations: readonly AnyOperation[], token: string): Hono {
  const app = new Hono();
  app.post(`${PATH}:name`, (context) => {
    if (!isSame(context.req.header('authorization') ?? '', `Bearer ${token}`))
      return context.json({ code: 'NOT_PERMITTED', message: 'The control token is wrong' }, 401);
    const operation = operations.find((candidate) => candidate.name === context.req.param('name'));
    if (operation === undefined) return context.json({ code: 'CLI_USAGE', message: 'There is no such operation' }, 404);
    const args = JSON.parse(decodeURIComponent(context.req.header(ARGS_HEADER) ?? '{}')) as unknown;
    const input = (context.req.raw.body ?? new Blob([]).stream()) as unknown as AsyncIterable<Uint8Array>;
    return new Response(reports(tenon, operation, args, input), {
      headers: { 'content-type': 'application/x-ndjson' },
    });
  });
  return app;
}

function reports(
  tenon: Tenon,
  operation: AnyOperation,
  args: unknown,
  input: AsyncIterable<Uint8Array>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async start(controller) {
      const send = (report: Report) => controller.enqueue(encoder.encode(`${JSON.stringify(report)}\n`));
      try {
        send({
          type: 'result',
          value: await operation.run(tenon, operation.parse(args), input, (value) => send({ type: 'progress', value })),
        });
      } catch (error) {
        const isOurs = isTenonError(error);
        send({
          type: 'error',
          code: isOurs ? error.code : 'INTERNAL',
          message: isOurs ? error.message : 'The operation failed',
        });
      }
      controller.close();
    },
  });
}

/** Asks the running site to run an operation. */
export async function callControl<A, P, R>(
  running: Running,
  operation: Operation<A, P, R>,
  args: A,
  input: AsyncIterable<Uint8Array> | undefined,
  progress: (value: P) => void,
): Promise<R> {
  const response = await fetch(`http://127.0.0.1:${running.port}${PATH}${operation.name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${running.token}`, [ARGS_HEADER]: encodeURIComponent(JSON.stringify(args)) },
    ...(input === undefined ? {} : { body: input as unknown as BodyInit, duplex: 'half' }),
  } as RequestInit).catch((error: unknown) => {
    throw new CliError('SITE_UNREACHABLE', `Cannot reach the running site on port ${running.port}`, { cause: error });
  });
  for await (const report of readReports(response)) {
    if (report.type === 'progress') progress(report.value as P);
    if (report.type === 'result') return report.value as R;
    if (report.type === 'error') throw new CliError('REMOTE', report.message);
  }
  throw new CliError('SITE_UNREACHABLE', `Cannot finish: the running site answered ${response.status} and ended early`);
}

async function* readReports(response: Response): AsyncGenerator<Report> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of (response.body ?? new Blob([]).stream()) as unknown as AsyncIterable<Uint8Array>) {
    rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as Report;
  }
}

function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
