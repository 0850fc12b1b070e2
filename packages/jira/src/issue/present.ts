import { presentComment } from '../comment/present.ts';
import type { Caller } from '../http/caller.ts';
import { presentInstant } from '../http/instant.ts';
import { presentProject } from '../project/present.ts';
import { presentIssueType, presentPriority, presentResolution, presentStatus } from '../reference/present.ts';
import type { SiteContext } from '../site-context.ts';
import { presentUser } from '../user/present.ts';
import type { LoadedIssues, WorklogRow } from './load-issues.ts';
import type { FieldSelection } from './select-fields.ts';
import type { IssueRow } from './store.ts';

interface Scene {
  site: SiteContext;
  caller: Caller;
  loaded: LoadedIssues;
  fields: FieldSelection;
}

export function presentIssue(scene: Scene, row: IssueRow) {
  const { site, loaded, fields } = scene;
  const properties = loaded.properties.get(row.id);
  const entries = Object.entries(presenters)
    .filter(([id]) => fields.has(id))
    .map(([id, present]) => [id, present(scene, row)] as const);
  const extra = Object.entries(JSON.parse(row.extra) as Record<string, unknown>).filter(([id]) => fields.has(id));
  return {
    expand: 'changelog,names',
    id: String(row.id),
    self: `${site.baseUrl}/rest/api/3/issue/${row.id}`,
    key: row.key,
    fields: { ...Object.fromEntries(extra), ...Object.fromEntries(entries) } as Record<string, unknown>,
    ...(properties === undefined ? {} : { properties: Object.fromEntries(properties) }),
  };
}

type PresentField = (scene: Scene, row: IssueRow) => unknown;

const presenters: Record<string, PresentField> = {
  summary: (_, row) => row.summary,
  issuetype: ({ site, loaded }, row) => given(loaded.issueTypes, row.issue_type_id, (it) => presentIssueType(site, it)),
  project: ({ site, loaded }, row) => given(loaded.projects, row.project_id, (it) => presentProject(site, it)),
  parent: (scene, row) =>
    given(scene.loaded.parents, row.parent_id, (parent) => presentBrief(scene, parent)) ?? undefined,
  status: ({ site, loaded }, row) => given(loaded.statuses, row.status_id, (it) => presentStatus(site, it)),
  statusCategory: ({ site, loaded }, row) =>
    given(loaded.statuses, row.status_id, (it) => presentStatus(site, it).statusCategory),
  priority: ({ site, loaded }, row) => given(loaded.priorities, row.priority_id, (it) => presentPriority(site, it)),
  resolution: ({ site, loaded }, row) =>
    given(loaded.resolutions, row.resolution_id, (it) => presentResolution(site, it)),
  resolutiondate: (_, row) => (row.resolved_at === null ? null : presentInstant(row.resolved_at)),
  labels: ({ loaded }, row) => loaded.labels.get(row.id) ?? [],
  assignee: (scene, row) => person(scene, row.assignee_account_id),
  reporter: (scene, row) => person(scene, row.reporter_account_id),
  creator: (scene, row) => person(scene, row.creator_account_id),
  created: (_, row) => presentInstant(row.created_at),
  updated: (_, row) => presentInstant(row.updated_at),
  duedate: (_, row) => row.due_date,
  description: (_, row) => parsed(row.description),
  environment: (_, row) => parsed(row.environment),
  subtasks: (scene, row) => (scene.loaded.subtasks.get(row.id) ?? []).map((subtask) => presentBrief(scene, subtask)),
  comment: presentComments,
  worklog: presentWorklogs,
};

function presentBrief({ site, loaded }: Scene, row: IssueRow) {
  return {
    id: String(row.id),
    key: row.key,
    self: `${site.baseUrl}/rest/api/3/issue/${row.id}`,
    fields: {
      summary: row.summary,
      status: given(loaded.statuses, row.status_id, (it) => presentStatus(site, it)),
      priority: given(loaded.priorities, row.priority_id, (it) => presentPriority(site, it)),
      issuetype: given(loaded.issueTypes, row.issue_type_id, (it) => presentIssueType(site, it)),
    },
  };
}

/**
 * `total` counts all comments, `comments` may hold fewer; the caller compares and pages through
 * `/issue/{key}/comment`.
 */
function presentComments({ site, caller, loaded }: Scene, row: IssueRow) {
  const rows = loaded.comments.get(row.id) ?? [];
  const comments = rows.map((comment) => presentComment(site, caller, comment, loaded.users));
  const self = `${site.baseUrl}/rest/api/3/issue/${row.id}/comment`;
  return { comments, self, maxResults: rows.length, total: rows[0]?.total ?? 0, startAt: 0 };
}

function presentWorklogs(scene: Scene, row: IssueRow) {
  const rows = scene.loaded.worklogs.get(row.id) ?? [];
  const worklogs = rows.map((worklog) => presentWorklog(scene, worklog));
  return { startAt: 0, maxResults: rows.length, total: rows[0]?.total ?? 0, worklogs };
}

function presentWorklog(scene: Scene, worklog: WorklogRow) {
  return {
    self: `${scene.site.baseUrl}/rest/api/3/issue/${worklog.issue_id}/worklog/${worklog.id}`,
    id: String(worklog.id),
    issueId: String(worklog.issue_id),
    author: person(scene, worklog.author_account_id),
    ...(worklog.comment === null ? {} : { comment: parsed(worklog.comment) }),
    started: presentInstant(worklog.started_at),
    created: presentInstant(worklog.created_at),
    updated: presentInstant(worklog.updated_at),
    timeSpentSeconds: worklog.time_spent_seconds,
  };
}

function person({ site, caller, loaded }: Scene, accountId: string | null) {
  const user = accountId === null ? undefined : loaded.users.get(accountId);
  return user === undefined ? null : presentUser(site, user, caller);
}

function given<T>(map: ReadonlyMap<number, T>, id: number | null, present: (value: T) => unknown): unknown {
  const value = id === null ? undefined : map.get(id);
  return value === undefined ? null : present(value);
}

function parsed(json: string | null): unknown {
  return json === null ? null : JSON.parse(json);
}
