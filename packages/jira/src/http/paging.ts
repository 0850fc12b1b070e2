import type { Context } from 'hono';
import { z } from 'zod';
import { parseInput } from './body.ts';

export interface PageRequest {
  startAt: number;
  maxResults: number;
}

/** A count of a query or a body: `50` or `"50"`. */
export const wholeNumber = z
  .unknown()
  .transform(Number)
  .refine((value) => Number.isSafeInteger(value) && value >= 0, 'be a whole number of 0 or more');

/** `startAt` and `maxResults` of the query; more than `limit` is answered with `limit`, as Jira does. */
export function readPage(c: Context, limit: number, standard = limit): PageRequest {
  const schema = z.object({ startAt: wholeNumber.default(0), maxResults: wholeNumber.default(standard) });
  const page = parseInput(schema, c.req.query());
  return { startAt: page.startAt, maxResults: Math.min(page.maxResults, limit) };
}

/** Jira's PageBean. */
export function presentPage<T>(c: Context, page: PageRequest, total: number, values: readonly T[]) {
  return { self: c.req.url, ...page, total, isLast: page.startAt + values.length >= total, values };
}
