import { presentInstant, type Sprint, sprintAt } from './calendar.ts';
import { pointsFor } from './describe.ts';
import type { Draft } from './draft.ts';
import type { Life } from './lifecycle.ts';
import { type Colleague, presentUser } from './people.ts';
import { type Document, doc, p } from './rich-text.ts';

/** An issue as REST v3 answers it, with changelog and properties expanded. */
export interface DemoIssue {
  id: string;
  key: string;
  fields: Record<string, unknown> & { summary: string; description: Document };
  changelog: { startAt: number; maxResults: number; total: number; histories: object[] };
  properties?: Record<string, unknown>;
}

export interface DemoComment {
  at: number;
  author: Colleague;
  body: Document;
}

/** Gives out ids that rise through the whole data, as those of one site do. */
export interface Ids {
  next(kind: 'comment' | 'worklog' | 'change'): string;
}

const typeLevels: Readonly<Record<string, number>> = { Epic: 1, 'Sub-task': -1 };

export function presentIssue(
  draft: Draft,
  life: Life,
  comments: readonly DemoComment[],
  ids: Ids,
  now: number,
): DemoIssue {
  const { scene, project, scenario, cast, createdAt, type } = draft;
  const worklogs = worklogsOf(draft, life, ids, now);
  const updatedAt = Math.max(createdAt, ...life.changes.map(({ at }) => at), ...comments.map(({ at }) => at));
  const sprint = sprintOf(draft, life, now);
  const points = pointsFor(scene, type);
  const labels = scene.dice.chance(0.55) ? scene.dice.sample(scenario.labels ?? [], 2) : [];
  const fields = {
    summary: draft.summary,
    description: draft.description,
    issuetype: { name: type, subtask: type === 'Sub-task', hierarchyLevel: typeLevels[type] ?? 0 },
    project: {
      key: project.key,
      name: project.name,
      description: project.description,
      projectTypeKey: project.workflow === 'support' ? 'service_desk' : 'software',
    },
    status: { name: life.status.name, statusCategory: { key: life.status.category } },
    priority: { name: priorityOf(draft) },
    resolution: life.resolution === undefined ? null : { name: life.resolution },
    resolutiondate: life.resolvedAt === undefined ? null : presentInstant(life.resolvedAt),
    assignee: life.assignee === undefined ? null : presentUser(life.assignee),
    reporter: presentUser(cast.reporter),
    creator: presentUser(cast.reporter),
    labels,
    components: scenario.component === '' ? [] : [{ name: scenario.component }],
    parent: draft.parentKey === undefined ? null : { key: draft.parentKey },
    created: presentInstant(createdAt),
    updated: presentInstant(updatedAt),
    ...(points === undefined ? {} : { customfield_10016: points }),
    ...(sprint === undefined ? {} : { customfield_10020: [sprint] }),
    comment: page(
      'comments',
      comments.map((comment) => presentComment(comment, ids)),
    ),
    worklog: page('worklogs', worklogs),
  };
  const histories = life.changes.map(({ at, author, items }) => ({
    id: ids.next('change'),
    author: presentUser(author),
    created: presentInstant(at),
    items,
  }));
  return {
    id: String(10_001 + draft.index),
    key: draft.key,
    fields,
    changelog: { startAt: 0, maxResults: histories.length, total: histories.length, histories },
  };
}

function page(name: string, values: readonly object[]) {
  return { startAt: 0, maxResults: values.length, total: values.length, [name]: values };
}

function presentComment({ at, author, body }: DemoComment, ids: Ids) {
  const user = presentUser(author);
  const instant = presentInstant(at);
  return { id: ids.next('comment'), author: user, updateAuthor: user, body, created: instant, updated: instant };
}

function priorityOf({ scene, type }: Draft): string {
  if (type === 'Incident') return scene.dice.pick(['Highest', 'High']);
  return scene.dice.weighted([
    ['Highest', 3],
    ['High', 17],
    ['Medium', 55],
    ['Low', 20],
    ['Lowest', 5],
  ] as const);
}

/** Teams with sprints put an issue into the one in which work on it began; what waits has none. */
function sprintOf({ project, type }: Draft, life: Life, now: number): Sprint | undefined {
  if (project.sprintGoals === undefined || type === 'Epic' || life.startedAt === undefined) return undefined;
  return sprintAt(project.key, project.boardId, life.startedAt, now, project.sprintGoals);
}

const activities = [
  'Reproduced it and read the code around it',
  'Implementation',
  'Tests',
  'Review and rework',
  'Pairing with the reviewer',
  'Call with the partner',
  'Rollout and watching the graphs',
];

function worklogsOf({ scene, type }: Draft, life: Life, ids: Ids, now: number): object[] {
  const { dice } = scene;
  const { startedAt, assignee } = life;
  if (startedAt === undefined || assignee === undefined || type === 'Epic' || !dice.chance(0.35)) return [];
  const end = Math.min(life.resolvedAt ?? now, now);
  return dice.sample(activities, dice.between(1, 3)).map((activity, index, all) => {
    const started = presentInstant(Math.floor(startedAt + ((end - startedAt) * index) / all.length));
    const user = presentUser(assignee);
    const seconds = dice.pick([1800, 2700, 3600, 5400, 7200, 10_800, 14_400]);
    return {
      id: ids.next('worklog'),
      author: user,
      comment: doc(p(activity)),
      started,
      created: started,
      updated: started,
      timeSpentSeconds: seconds,
    };
  });
}
