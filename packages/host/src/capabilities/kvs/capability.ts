import type { z } from 'zod';
import type { Capability, GatewayCall } from '../capability.ts';
import { jsonBody } from '../json-body.ts';
import { KvsError } from './errors.ts';
import {
  batchKeys,
  batchSet,
  deleteRequest,
  getRequest,
  KvsService,
  queryRequest,
  setRequest,
  transactionRequest,
} from './service.ts';

type Operation = (service: KvsService, call: GatewayCall) => Promise<unknown>;

/**
 * `@forge/kvs`: plain and secret values, queries, batches and transactions.
 *
 * FIDELITY: the cloud has custom entities with indexes; here they answer 501 NOT_SUPPORTED; they are not hosted yet.
 */
export const kvs: Capability = {
  key: 'kvs',
  create: (context) => ({
    routes: [
      {
        matches: (args) => args.type === 'kvs',
        async handle(call) {
          const operation = Object.hasOwn(OPERATIONS, call.target) ? OPERATIONS[call.target] : undefined;
          if (operation === undefined)
            return new KvsError('NOT_SUPPORTED', 'This storage operation is not supported here').toResponse();
          try {
            const answer = await operation(new KvsService(context, call.grant.installation.id), call);
            return answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer);
          } catch (error) {
            if (error instanceof KvsError) return error.toResponse();
            throw error;
          }
        },
      },
    ],
  }),
};

const OPERATIONS: Record<string, Operation> = {
  '/api/v1/get': async (service, call) => service.get('plain', await read(call, getRequest)),
  '/api/v1/set': async (service, call) => service.set('plain', await read(call, setRequest)),
  '/api/v1/delete': async (service, call) => service.delete('plain', await read(call, deleteRequest)),
  '/api/v1/secret/get': async (service, call) => service.get('secret', await read(call, getRequest)),
  '/api/v1/secret/set': async (service, call) => service.set('secret', await read(call, setRequest)),
  '/api/v1/secret/delete': async (service, call) => service.delete('secret', await read(call, deleteRequest)),
  '/api/v1/query': async (service, call) => service.query(await read(call, queryRequest)),
  '/api/v1/transaction': async (service, call) => service.transact(await read(call, transactionRequest)),
  '/api/v1/batch/set': async (service, call) => each(await read(call, batchSet), (item) => service.set('plain', item)),
  '/api/v1/batch/delete': async (service, call) =>
    each(await read(call, batchKeys), (item) => service.delete('plain', item)),
  '/api/v1/batch/get': async (service, call) => each(await read(call, batchKeys), (item) => service.get('plain', item)),
};

/** Runs a batch item by item: what fails is listed, the rest holds. */
async function each<T extends { key: string }>(items: T[], run: (item: T) => Promise<unknown>): Promise<unknown> {
  if (new Set(items.map((item) => item.key)).size < items.length)
    throw new KvsError('DUPLICATE_KEYS', 'Cannot run batch: a key is used twice');
  const successfulKeys: Record<string, unknown>[] = [];
  const failedKeys: Record<string, unknown>[] = [];
  for (const item of items) {
    try {
      const answer = await run(item);
      successfulKeys.push({ key: item.key, ...(typeof answer === 'object' ? answer : {}) });
    } catch (error) {
      if (!(error instanceof KvsError)) throw error;
      failedKeys.push({ key: item.key, error: { code: error.code, message: error.message } });
    }
  }
  return { successfulKeys, failedKeys };
}

async function read<T extends z.ZodType>(call: GatewayCall, schema: T): Promise<z.infer<T>> {
  const request = await jsonBody(call, schema);
  if (request === undefined)
    throw new KvsError('INVALID_REQUEST', 'Cannot read request: its body is not of the documented shape');
  return request;
}
