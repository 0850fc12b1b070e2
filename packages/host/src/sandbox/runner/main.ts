// Runs INSIDE the sandbox (Deno). The only file in the module graph: the app arrives as text on stdin and is evaluated
// here, so that a literal `require('./x')` of the app never reaches the host's files. Everything the app can do to the
// outside goes through the gateway, which authenticates the per-invocation token itself; nothing here is trusted.
import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import process from 'node:process';
import { captureConsole } from './console.ts';
import { installForge } from './forge.ts';
import { removeAmbient } from './harden.ts';
import { createWriter, type Invoke, type Load, readMessages } from './pipe.ts';

type Handler = (event: unknown, context: unknown) => unknown;

const write = createWriter();
const runtimes = new AsyncLocalStorage<Record<string, unknown>>();
const invocationId = (): string | undefined =>
  (runtimes.getStore()?.appContext as { invocationId?: string } | undefined)?.invocationId;

captureConsole((level, text) => write({ type: 'log', id: invocationId(), level, text }));
const forge = installForge(runtimes);
removeAmbient();

let load: Load | undefined;
let exported: Record<string, Handler> | undefined;

readMessages((message) => {
  if (message.type === 'load') {
    load = message;
    process.env = { ...message.environment };
    write({ type: 'ready' });
  } else {
    void invoke(message);
  }
});

async function invoke(message: Invoke): Promise<void> {
  const runtime = forge.runtimeOf(message.meta);
  await runtimes.run(runtime, async () => {
    try {
      exported ??= evaluate(load?.source ?? '');
      const handler = exported[message.handler];
      if (typeof handler !== 'function') throw new Error(`Function "${message.handler}" is not exported by the app`);
      const body = await handler(message.event, forge.contextOf(message.meta));
      write({ type: 'result', id: message.id, success: true, body: body === undefined ? null : body });
    } catch (error) {
      write({ type: 'failure', id: message.id, success: false, error: describe(error) });
    }
  });
}

function evaluate(source: string): Record<string, Handler> {
  const module = { exports: {} as Record<string, Handler> };
  // `Deno` is shadowed, not deleted: Node's own modules load lazily through the global.
  const run = new Function('module', 'exports', 'require', '__dirname', '__filename', 'Deno', source);
  run(module, module.exports, createRequire('file:///app/index.js'), '/app', '/app/index.js', undefined);
  return module.exports;
}

function describe(error: unknown): { errorMessage: string; errorType: string; stack?: string } {
  if (!(error instanceof Error)) return { errorMessage: String(error), errorType: 'Error' };
  return {
    errorMessage: error.message,
    errorType: error.name,
    ...(error.stack === undefined ? {} : { stack: error.stack }),
  };
}
