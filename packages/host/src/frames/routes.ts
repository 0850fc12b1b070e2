import { isTenonError, type Logger, logText } from '@tenon/kernel';
import { fetchProductRequest, invokeRequest, openFrameRequest, slot } from '@tenon/wire';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import { HostError, type HostErrorCode } from '../errors.ts';
import { HOST_LIMITS } from '../limits.ts';
import type { FrameService } from './frame-service.ts';

/** The caller, established by the composition root from the session. Never read from the request itself. */
export interface FrameEnvironment {
  Bindings: { accountId: string | undefined };
}

const STATUS: Partial<Record<HostErrorCode, ContentfulStatusCode>> = {
  NOT_SIGNED_IN: 401,
  NOT_PERMITTED: 403,
  FRAME_EXPIRED: 403,
  FRAME_INVALID: 403,
  INSTALLATION_NOT_FOUND: 404,
  MODULE_NOT_FOUND: 404,
  FUNCTION_NOT_FOUND: 404,
  TOO_MANY_CALLS: 429,
  INTERNAL: 500,
};

/** `/_tenon/...`: the shell's calls, on the site's own origin. */
export function createFrameRoutes(frames: FrameService, logger: Logger): Hono<FrameEnvironment> {
  const app = new Hono<FrameEnvironment>();

  app.use(bodyLimit({ maxSize: HOST_LIMITS.frameBodyBytes, onError: tooLarge }));
  app.get('/_tenon/modules', async (context) => {
    const wanted = slot.safeParse(context.req.query('slot'));
    if (!wanted.success) throw new HostError('REQUEST_INVALID', 'The slot is not one of the hosted module types');
    return context.json({ modules: await frames.listModules(wanted.data, signedIn(context)) });
  });
  app.post('/_tenon/frames', async (context) =>
    context.json(await frames.open(await body(context, openFrameRequest), signedIn(context))),
  );
  app.post('/_tenon/invoke', async (context) => {
    const { frameToken, functionKey, payload } = await body(context, invokeRequest);
    return context.json(await frames.invoke({ frameToken, functionKey, payload }, signedIn(context)));
  });
  app.post('/_tenon/fetch-product', async (context) => {
    const { frameToken, restPath, fetchRequestInit: init } = await body(context, fetchProductRequest);
    const response = await frames.fetchProduct(
      {
        frameToken,
        restPath,
        method: (init.method ?? 'GET').toUpperCase(),
        body: init.body,
        headers: init.headers ?? [],
      },
      signedIn(context),
    );
    return context.json({
      status: response.status,
      statusText: response.statusText,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    });
  });

  app.onError((error, context) => {
    if (error instanceof HostError && error.code !== 'INTERNAL')
      return context.json({ code: error.code, message: error.message }, STATUS[error.code] ?? 400);
    logger.error('frames.failed', { code: logText(isTenonError(error) ? error.code : error.name) });
    return context.json({ code: 'INTERNAL', message: 'Something went wrong on the server' }, 500);
  });
  return app;
}

function tooLarge(context: Context): Response {
  return context.json(
    { code: 'REQUEST_INVALID', message: `The request body exceeds ${HOST_LIMITS.frameBodyBytes} bytes` },
    413,
  );
}

function signedIn(context: Context<FrameEnvironment>): string {
  const { accountId } = context.env;
  if (accountId === undefined) throw new HostError('NOT_SIGNED_IN', 'Sign in first');
  return accountId;
}

async function body<T extends z.ZodType>(context: Context<FrameEnvironment>, schema: T): Promise<z.infer<T>> {
  const parsed = schema.safeParse(await context.req.json().catch(() => undefined));
  if (!parsed.success) throw new HostError('REQUEST_INVALID', 'The request body is not of the expected shape');
  return parsed.data;
}
