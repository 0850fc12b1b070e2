import type { Capability } from './capability.ts';
import { egress } from './egress/capability.ts';
import { kvs } from './kvs/capability.ts';
import { productEvents } from './product-events/capability.ts';
import { productRequest } from './product-request/capability.ts';
import { queue } from './queue/capability.ts';

/** Every capability of the host. The gateway asks them in this order. */
export const capabilities: readonly Capability[] = [productRequest, kvs, queue, egress, productEvents];
