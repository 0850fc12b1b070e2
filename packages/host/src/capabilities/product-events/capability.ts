import { z } from 'zod';
import { INVOCATION_LIMITS } from '../../limits.ts';
import type { ProductEvent } from '../../ports.ts';
import type { Capability, CapabilityContext } from '../capability.ts';

const QUEUE = 'product-event';
const body = z.object({
  installationId: z.string(),
  triggerKey: z.string(),
  functionKey: z.string(),
  event: z.record(z.string(), z.unknown()),
});

/** `trigger` modules: each event of the product becomes one durable job per trigger that listens to it. */
export const productEvents: Capability = {
  key: 'product-events',
  create(context) {
    let unsubscribe = () => {};
    context.jobs.handle(QUEUE, body, ({ installationId, triggerKey, functionKey, event }) => ({
      installationId,
      functionKey,
      moduleType: 'trigger',
      moduleKey: triggerKey,
      event,
      timeoutMs: INVOCATION_LIMITS.asyncTimeoutMs,
    }));
    return {
      start() {
        unsubscribe = context.product.subscribe((event) => deliver(context, event));
      },
      dispose: () => unsubscribe(),
    };
  },
};

async function deliver({ installations, jobs }: CapabilityContext, event: ProductEvent): Promise<void> {
  const jobsOfEvent = (await installations.list()).flatMap((installation) => {
    const selfGenerated = event.actorAccountId === installation.appAccountId;
    return installation.manifest.triggers
      .filter((trigger) => trigger.events.includes(event.type) && !(trigger.ignoreSelf && selfGenerated))
      .map((trigger) => ({
        queue: QUEUE,
        installationId: installation.id,
        dedupeKey: `${event.id}:${installation.id}:${trigger.key}`,
        body: {
          installationId: installation.id,
          triggerKey: trigger.key,
          functionKey: trigger.function,
          event: {
            ...event.payload,
            eventType: event.type,
            timestamp: event.createdAt,
            selfGenerated,
            context: { cloudId: installation.cloudId, moduleKey: trigger.key },
          },
        },
      }));
  });
  await jobs.enqueue(jobsOfEvent);
}
