import { type APIResponse, asApp, type RequestInit, type Route, route } from '@forge/api';
import { CANARY_PROPERTY } from '../domain/canary.ts';
import type { IssueComment, IssueText } from '../domain/issue-text.ts';
import { JiraCallError } from '../errors.ts';
import { COMMENT_PAGE, COMMENT_PAGES_MAX, PAGE_ISSUES } from '../limits.ts';
import type { JiraPort } from '../use-cases/ports.ts';

const FIELDS = ['summary', 'description', 'environment', 'comment', 'labels', 'project', 'updated'];
/** Every issue, in an order that edits during the scan do not change. */
const ALL_ISSUES = 'project is not EMPTY';

interface CommentBean {
  id: string;
  author?: { accountId?: string } | null;
  body?: unknown;
}

interface CommentPage {
  comments: CommentBean[];
  total: number;
}

interface IssueBean {
  id: string;
  key: string;
  fields: {
    summary?: string | null;
    description?: unknown;
    environment?: unknown;
    labels?: string[];
    project?: { key?: string };
    updated?: string;
    comment?: CommentPage;
  };
  properties?: Record<string, unknown>;
}

/** Jira as the app's own account. */
export const jira: JiraPort = {
  async ownAccountId() {
    const { accountId } = await read<{ accountId: string }>('read own account', route`/rest/api/3/myself`);
    return accountId;
  },

  async findIssue(issueId) {
    const query = new URLSearchParams({ fields: FIELDS.join(','), properties: CANARY_PROPERTY });
    const response = await send(route`/rest/api/3/issue/${issueId}?${query}`);
    if (response.status === 404) return undefined;
    return withAllComments(await bodyOf<IssueBean>('read issue', response));
  },

  async countIssues() {
    const body = { jql: ALL_ISSUES };
    const { count } = await write<{ count: number }>(
      'count issues',
      route`/rest/api/3/search/approximate-count`,
      'POST',
      body,
    );
    return count;
  },

  async searchIssues(nextPageToken) {
    const query = { jql: `${ALL_ISSUES} ORDER BY created ASC`, maxResults: PAGE_ISSUES, fields: FIELDS };
    const body = { ...query, properties: [CANARY_PROPERTY], ...(nextPageToken === undefined ? {} : { nextPageToken }) };
    const path = route`/rest/api/3/search/jql`;
    const page = await write<{ issues: IssueBean[]; nextPageToken?: string }>('search issues', path, 'POST', body);
    const issues = await Promise.all(page.issues.map(withAllComments));
    return page.nextPageToken ? { issues, nextPageToken: page.nextPageToken } : { issues };
  },

  listComments,

  async setLabel(issueId, label, isSet) {
    const body = { update: { labels: [isSet ? { add: label } : { remove: label }] } };
    await write('set label', route`/rest/api/3/issue/${issueId}`, 'PUT', body);
  },

  async addComment(issueId, body) {
    const path = route`/rest/api/3/issue/${issueId}/comment`;
    const { id } = await write<{ id: string }>('add comment', path, 'POST', { body });
    return id;
  },

  async updateComment(issueId, commentId, body) {
    const response = await send(route`/rest/api/3/issue/${issueId}/comment/${commentId}`, withBody('PUT', { body }));
    if (response.status === 404) return false;
    await bodyOf('update comment', response);
    return true;
  },

  async deleteComment(issueId, commentId) {
    const response = await send(route`/rest/api/3/issue/${issueId}/comment/${commentId}`, { method: 'DELETE' });
    if (response.status !== 404) await bodyOf('delete comment', response);
  },
};

async function listComments(issueId: string): Promise<IssueComment[]> {
  const comments: IssueComment[] = [];
  for (let page = 0; page < COMMENT_PAGES_MAX; page += 1) {
    const query = new URLSearchParams({
      startAt: String(page * COMMENT_PAGE),
      maxResults: String(COMMENT_PAGE),
      orderBy: 'created',
    });
    const path = route`/rest/api/3/issue/${issueId}/comment?${query}`;
    const response = await send(path);
    // The issue went while it was read: so did its comments.
    if (response.status === 404) break;
    const answer = await bodyOf<CommentPage>('read comments', response);
    comments.push(...answer.comments.map(commentOf));
    if (answer.comments.length === 0 || comments.length >= answer.total) break;
  }
  return comments;
}

/** A search answers the first comments only; the rest is read when there is one. */
async function withAllComments(bean: IssueBean): Promise<IssueText> {
  const { fields } = bean;
  const given = fields.comment ?? { comments: [], total: 0 };
  const isComplete = given.comments.length >= given.total;
  return {
    id: bean.id,
    key: bean.key,
    projectKey: fields.project?.key ?? bean.key.replace(/-\d+$/, ''),
    updatedAt: instantOf(fields.updated),
    labels: fields.labels ?? [],
    summary: fields.summary ?? '',
    description: fields.description ?? null,
    environment: fields.environment ?? null,
    comments: isComplete ? given.comments.map(commentOf) : await listComments(bean.id),
    canary: bean.properties?.[CANARY_PROPERTY],
  };
}

function commentOf({ id, author, body }: CommentBean): IssueComment {
  return { id, authorAccountId: author?.accountId ?? '', body };
}

/** Jira writes the offset without a colon, which `Date.parse` need not understand. */
function instantOf(updated: string | undefined): number {
  return Date.parse((updated ?? '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) || 0;
}

async function read<T>(call: string, path: Route): Promise<T> {
  return bodyOf<T>(call, await send(path));
}

async function write<T = unknown>(call: string, path: Route, method: string, body: unknown): Promise<T> {
  return bodyOf<T>(call, await send(path, withBody(method, body)));
}

function withBody(method: string, body: unknown): RequestInit {
  return { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

function send(path: Route, init: RequestInit = {}): Promise<APIResponse> {
  return asApp().requestJira(path, { ...init, headers: { accept: 'application/json', ...init.headers } });
}

/** The shape is Jira's documented one; the callers read only what they declare. */
async function bodyOf<T>(call: string, response: APIResponse): Promise<T> {
  if (!response.ok) {
    const retryAfter = Number(response.headers.get('retry-after'));
    throw new JiraCallError(call, response.status, retryAfter > 0 ? retryAfter : undefined);
  }
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
