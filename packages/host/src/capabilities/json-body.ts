import type { z } from 'zod';
import type { GatewayCall } from './capability.ts';

/** The JSON body of a call, or undefined when it is not JSON or not of that shape. */
export async function jsonBody<T extends z.ZodType>(call: GatewayCall, schema: T): Promise<z.infer<T> | undefined> {
  try {
    const bytes = await call.body();
    return schema.parse(JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array())));
  } catch {
    return undefined;
  }
}
