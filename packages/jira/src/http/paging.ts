import type { Context } from 'hono';
import { z } from 'zod';
import { parseInput } from './body.ts';

export interface PageRequest {
  startAt: number;
  maxResults: number;
}

/** `startAt` and `maxResults` of the query; more than `limit` is answered with `limit`, as Jira does. */
export function readPage(c: Context, limit: number, standard = limit): PageRequest {
  const whole = z.coerce.number<string>().int().nonnegative();
  const schema = z.object({ startAt: whole.default(0), maxResults: whole.default(standard) });
  const page = parseInput(schema, c.req.query()) as PageRequest;
  return { startAt: page.startAt, maxResults: Math.min(page.maxResults, limit) };
}

/** Jira's PageBean. */
export function presentPage<T>(c: Context, page: PageRequest, total: number, values: readonly T[]) {
  return { self: c.req.url, ...page, total, isLast: page.startAt + values.length >= total, values };
}
