import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../app/http.ts';
import { splitOrderBy } from './order-by.ts';

const named = z.object({ name: z.string() });
const issuePage = z.object({
  issues: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      fields: z.object({
        summary: z.string(),
        issuetype: named.nullish(),
        status: named.extend({ statusCategory: z.object({ key: z.string() }).nullish() }).nullish(),
        priority: named.nullish(),
        assignee: z.object({ displayName: z.string() }).nullish(),
        updated: z.string().nullish(),
      }),
    }),
  ),
  nextPageToken: z.string().nullish(),
  isLast: z.boolean().optional(),
});
export type FoundIssue = z.infer<typeof issuePage>['issues'][number];

const FIELDS = 'summary,issuetype,status,priority,assignee,updated';
const PAGE_SIZE = 50;

/** One page of what `jql` finds. Tokens lead forward only: who goes back keeps the earlier ones. */
export function issuesQuery(jql: string, nextPageToken: string | undefined) {
  const parameters = new URLSearchParams({ jql, fields: FIELDS, maxResults: String(PAGE_SIZE) });
  if (nextPageToken !== undefined) parameters.set('nextPageToken', nextPageToken);
  return queryOptions({
    queryKey: ['issues', jql, nextPageToken ?? null],
    queryFn: ({ signal }) => request(`/rest/api/3/search/jql?${parameters}`, { schema: issuePage, signal }),
    placeholderData: keepPreviousData,
  });
}

/** How many issues `jql` finds, about. */
export function issueCountQuery(jql: string) {
  return queryOptions({
    queryKey: ['issue-count', jql],
    queryFn: ({ signal }) =>
      request('/rest/api/3/search/approximate-count', {
        method: 'POST',
        body: { jql: splitOrderBy(jql).filter },
        schema: z.object({ count: z.number() }),
        signal,
      }),
    retry: false,
  });
}
