import { z } from 'zod';
import { QUEUE_LIMITS } from '../../limits.ts';

export const pushRequest = z.object({
  queueName: z.string(),
  jobId: z.string().max(100),
  payload: z.array(
    z.object({
      body: z.record(z.string(), z.unknown()),
      delayInSeconds: z.number().optional(),
      concurrency: z.object({ key: z.string().max(100), limit: z.int().min(1).max(1000) }).optional(),
    }),
  ),
});
export type PushRequest = z.infer<typeof pushRequest>;

export const jobReference = z.object({ queueName: z.string(), jobId: z.string() });

/** The answer to a push beyond a limit. The SDK checks the same; app code can go round it. */
export function pushRefusal(request: PushRequest, bytes: number): Response | undefined {
  const refuse = (status: number, message: string) => Response.json({ code: 'LIMIT_EXCEEDED', message }, { status });
  if (bytes > QUEUE_LIMITS.pushBytes)
    return refuse(413, `Cannot push events: ${bytes} bytes exceed the limit of ${QUEUE_LIMITS.pushBytes} bytes`);
  if (request.payload.length === 0 || request.payload.length > QUEUE_LIMITS.eventsPerPush)
    return refuse(
      400,
      `Cannot push events: ${request.payload.length} is not between 1 and ${QUEUE_LIMITS.eventsPerPush}`,
    );
  const isDelayed = (seconds: number | undefined) =>
    seconds === undefined || (seconds >= 0 && seconds <= QUEUE_LIMITS.delaySeconds);
  return request.payload.every((entry) => isDelayed(entry.delayInSeconds))
    ? undefined
    : refuse(400, `Cannot push events: a delay is not between 0 and ${QUEUE_LIMITS.delaySeconds} seconds`);
}
