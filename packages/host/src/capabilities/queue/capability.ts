import { z } from 'zod';
import { platformError } from '../../gateway/gateway.ts';
import { INVOCATION_LIMITS } from '../../limits.ts';
import type { Capability, CapabilityContext, GatewayCall } from '../capability.ts';
import { jsonBody } from '../json-body.ts';
import { jobReference, type PushRequest, pushRefusal, pushRequest } from './limits.ts';
import { createAsyncEventStore } from './store.ts';

const QUEUE = 'async-event';
const asyncEvent = z.object({
  installationId: z.string(),
  consumerKey: z.string(),
  functionKey: z.string(),
  event: z.looseObject({ jobId: z.string(), eventId: z.string() }),
});

/** `Queue` of `@forge/events`: push, statistics, cancel; and the delivery to `consumer` modules. */
export const queue: Capability = {
  key: 'queue',
  create(context) {
    const store = createAsyncEventStore(context.store.db);
    context.jobs.handle(
      QUEUE,
      asyncEvent,
      async ({ installationId, consumerKey, functionKey, event }, retry) => {
        if (await store.isCancelled(installationId, event.jobId)) return undefined;
        const timeoutMs = await timeoutOf(context, installationId, functionKey);
        return {
          installationId,
          functionKey,
          moduleType: 'consumer',
          moduleKey: consumerKey,
          event: retry === undefined ? event : { ...event, retryContext: retry },
          timeoutMs,
        };
      },
      ({ installationId, event }, success) => store.settle(installationId, event.jobId, success),
    );
    const route = (path: string, handle: (call: GatewayCall) => Promise<Response>) => ({
      matches: (args: { type: string; remote?: string | undefined }, target: string) =>
        args.type === 'fpp' && args.remote === 'stargate' && target.startsWith(path),
      handle,
    });
    return {
      routes: [
        route('/webhook/queue/publish/', (call) => publish(context, store, call)),
        route('/webhook/queue/stats/', async (call) => {
          const reference = await jsonBody(call, jobReference);
          const stats = reference && (await store.stats(call.grant.installation.id, reference.jobId));
          return stats === undefined ? notFound() : Response.json(stats);
        }),
        route('/webhook/queue/cancel/', async (call) => {
          const reference = await jsonBody(call, jobReference);
          const isKnown = reference !== undefined && (await store.cancel(call.grant.installation.id, reference.jobId));
          return isKnown ? new Response(null, { status: 204 }) : notFound();
        }),
      ],
    };
  },
};

async function publish(
  context: CapabilityContext,
  store: ReturnType<typeof createAsyncEventStore>,
  call: GatewayCall,
): Promise<Response> {
  const bytes = (await call.body())?.length ?? 0;
  const request = await jsonBody(call, pushRequest);
  if (request === undefined) return platformError(400, 'INVALID_ARGUMENTS');
  const refusal = pushRefusal(request, bytes);
  if (refusal !== undefined) return refusal;
  const { installation } = call.grant;
  const consumer = installation.manifest.consumers.find((module) => module.queue === request.queueName);
  if (consumer === undefined)
    return Response.json(
      { code: 'QUEUE_NOT_FOUND', message: `No consumer is declared for queue "${request.queueName}"` },
      { status: 404 },
    );
  if (await context.jobs.isFull())
    return Response.json({ code: 'RATE_LIMIT_EXCEEDED', message: 'Too many events are waiting' }, { status: 429 });
  await store.begin(installation.id, request.jobId, request.payload.length, context.clock.now());
  await context.jobs.enqueue(toJobs(context, request, installation.id, consumer));
  return new Response(null, { status: 201 });
}

function toJobs(
  { ids }: CapabilityContext,
  request: PushRequest,
  installationId: string,
  consumer: { key: string; function: string; method?: string | undefined },
) {
  return request.payload.map((entry) => {
    const event = { ...entry, queueName: request.queueName, jobId: request.jobId, eventId: ids.uuid() };
    const received =
      consumer.method === undefined
        ? event
        : { ...event, call: { functionKey: consumer.method, payload: entry.body, jobId: request.jobId }, context: {} };
    return {
      queue: QUEUE,
      installationId,
      concurrency: entry.concurrency && {
        key: `${installationId}:${request.queueName}:${entry.concurrency.key}`,
        limit: entry.concurrency.limit,
      },
      delayMs: (entry.delayInSeconds ?? 0) * 1000,
      body: { installationId, consumerKey: consumer.key, functionKey: consumer.function, event: received },
    };
  });
}

async function timeoutOf(
  { installations }: CapabilityContext,
  installationId: string,
  functionKey: string,
): Promise<number> {
  const installation = await installations.find(installationId);
  const seconds = installation?.manifest.functions.find((module) => module.key === functionKey)?.timeoutSeconds;
  return seconds === undefined
    ? INVOCATION_LIMITS.asyncTimeoutMs
    : Math.min(seconds * 1000, INVOCATION_LIMITS.asyncTimeoutMsMax);
}

function notFound(): Response {
  return Response.json({ code: 'JOB_NOT_FOUND', message: 'The job does not exist' }, { status: 404 });
}
