import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { adfOfText } from '../../adf/adf-node.ts';
import { request } from '../../app/http.ts';

const named = z.object({ name: z.string() });
const person = z.object({ accountId: z.string(), displayName: z.string() });
const issue = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({
    summary: z.string(),
    project: z.object({ key: z.string(), name: z.string() }).nullish(),
    issuetype: named.nullish(),
    status: named.extend({ statusCategory: z.object({ key: z.string() }).nullish() }).nullish(),
    priority: named.nullish(),
    resolution: named.nullish(),
    labels: z.array(z.string()).nullish(),
    components: z.array(named).nullish(),
    fixVersions: z.array(named).nullish(),
    parent: z.object({ key: z.string() }).nullish(),
    assignee: person.nullish(),
    reporter: person.nullish(),
    created: z.string().nullish(),
    updated: z.string().nullish(),
    resolutiondate: z.string().nullish(),
    duedate: z.string().nullish(),
    description: z.unknown().optional(),
    environment: z.unknown().optional(),
  }),
});
export type Issue = z.infer<typeof issue>;

const commentPage = z.object({
  comments: z.array(
    z.object({
      id: z.string(),
      author: person.nullish(),
      body: z.unknown().optional(),
      created: z.string(),
      updated: z.string().nullish(),
    }),
  ),
  total: z.number(),
});
export type Comment = z.infer<typeof commentPage>['comments'][number];

const FIELDS = Object.keys(issue.shape.fields.shape).join(',');
const COMMENT_PAGE_SIZE = 50;

/** Every query of one issue begins with this key, so that one invalidation refreshes the whole view. */
export function issueKeyOf(issueKey: string) {
  return ['issue', issueKey] as const;
}

export function issueQuery(issueKey: string) {
  return queryOptions({
    queryKey: [...issueKeyOf(issueKey), 'fields'],
    queryFn: ({ signal }) => request(`${path(issueKey)}?fields=${FIELDS}`, { schema: issue, signal }),
  });
}

/** The issue's comments, newest first, a page at a time. */
export function commentsQuery(issueKey: string) {
  return infiniteQueryOptions({
    queryKey: [...issueKeyOf(issueKey), 'comments'],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      request(`${path(issueKey)}/comment?orderBy=-created&maxResults=${COMMENT_PAGE_SIZE}&startAt=${pageParam}`, {
        schema: commentPage,
        signal,
      }),
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((count, page) => count + page.comments.length, 0);
      return last.comments.length > 0 && loaded < last.total ? loaded : undefined;
    },
  });
}

/** Adds a comment; each line of `text` becomes a paragraph. */
export async function addComment(issueKey: string, text: string): Promise<void> {
  await request(`${path(issueKey)}/comment`, { method: 'POST', body: { body: adfOfText(text) } });
}

export async function setSummary(issueKey: string, summary: string): Promise<void> {
  await request(path(issueKey), { method: 'PUT', body: { fields: { summary } } });
}

/** Adds or removes one label and leaves the others as they are, whoever changed them meanwhile. */
export async function changeLabel(issueKey: string, change: { add: string } | { remove: string }): Promise<void> {
  await request(path(issueKey), { method: 'PUT', body: { update: { labels: [change] } } });
}

const transitions = z.object({
  transitions: z.array(z.object({ id: z.string(), name: z.string(), to: named.optional() })),
});

export function transitionsQuery(issueKey: string) {
  return queryOptions({
    queryKey: [...issueKeyOf(issueKey), 'transitions'],
    queryFn: ({ signal }) => request(`${path(issueKey)}/transitions`, { schema: transitions, signal }),
  });
}

export async function transition(issueKey: string, id: string): Promise<void> {
  await request(`${path(issueKey)}/transitions`, { method: 'POST', body: { transition: { id } } });
}

function path(issueKey: string): string {
  return `/rest/api/3/issue/${encodeURIComponent(issueKey)}`;
}
