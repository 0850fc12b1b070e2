import { atWork, dayMs, hourMs } from './calendar.ts';
import type { Dice } from './dice.ts';
import type { Colleague } from './people.ts';
import type { DemoProject, IssueTypeName } from './projects/project.ts';

export interface Status {
  name: string;
  category: 'new' | 'indeterminate' | 'done';
}

export interface ChangeItem {
  field: string;
  fieldtype: 'jira' | 'custom';
  fieldId: string;
  from: string | null;
  fromString: string | null;
  to: string | null;
  toString: string | null;
}

export interface Change {
  at: number;
  author: Colleague;
  items: ChangeItem[];
}

/** What happened to an issue up to now. The instants are undefined for what has not happened yet. */
export interface Life {
  status: Status;
  assignee: Colleague | undefined;
  resolution: string | undefined;
  resolvedAt: number | undefined;
  startedAt: number | undefined;
  reviewedAt: number | undefined;
  changes: Change[];
}

export interface Cast {
  reporter: Colleague;
  assignee: Colleague;
  reviewer: Colleague;
  tester: Colleague;
}

const open: Status = { name: 'To Do', category: 'new' };
type Steps = [started: Status, reviewed: Status, done: Status];

const steps: Record<DemoProject['workflow'], Steps> = {
  development: [
    { name: 'In Progress', category: 'indeterminate' },
    { name: 'In Review', category: 'indeterminate' },
    { name: 'Done', category: 'done' },
  ],
  support: [
    { name: 'In Progress', category: 'indeterminate' },
    { name: 'Waiting for customer', category: 'indeterminate' },
    { name: 'Resolved', category: 'done' },
  ],
};

/** Mean days until work starts, until review, until it is over. */
const pace: Record<IssueTypeName, readonly [number, number, number]> = {
  Epic: [14, 90, 60],
  Story: [20, 12, 8],
  Task: [16, 8, 5],
  Bug: [10, 6, 5],
  'Sub-task': [8, 5, 3],
  Incident: [0.05, 0.3, 2],
  'Support Request': [1, 4, 5],
};

/** Lives an issue's life and cuts it off at `now`: what is old is mostly done, what is new mostly open. */
export function live(
  dice: Dice,
  project: DemoProject,
  type: IssueTypeName,
  cast: Cast,
  createdAt: number,
  now: number,
): Life {
  const [started, reviewed, done] = steps[project.workflow];
  const [beforeStart, untilReview, untilDone] = pace[type];
  const after = (time: number, days: number, who: Colleague) => {
    const at = time + hourMs / 3 + dice.around(days) * dayMs;
    return type === 'Incident' ? at : atWork(dice, who, at);
  };
  const life: Life = {
    status: open,
    assignee: undefined,
    resolution: undefined,
    resolvedAt: undefined,
    startedAt: undefined,
    reviewedAt: undefined,
    changes: [],
  };
  const lead = cast.reviewer;
  const isForgotten = type !== 'Incident' && dice.chance(0.07);
  const assignedAt = after(createdAt, beforeStart / 2, lead);
  assign(life, now, assignedAt, lead, cast.assignee);
  if (isForgotten) return life;
  if (type !== 'Incident' && type !== 'Epic' && dice.chance(0.06))
    return reject(dice, life, now, after(assignedAt, 3, lead), lead);

  let at = after(assignedAt, beforeStart / 2, cast.assignee);
  if (at <= now) life.startedAt = at;
  move(life, now, at, cast.assignee, started);
  at = after(at, untilReview, cast.assignee);
  if (at <= now) life.reviewedAt = at;
  move(life, now, at, cast.assignee, reviewed);
  if (dice.chance(0.18)) {
    at = after(at, 1, cast.reviewer);
    move(life, now, at, cast.reviewer, started);
    at = after(at, untilReview / 2, cast.assignee);
    move(life, now, at, cast.assignee, reviewed);
  }
  at = after(at, untilDone, cast.tester);
  return close(life, now, at, cast.tester, 'Done', done);
}

function reject(dice: Dice, life: Life, now: number, at: number, lead: Colleague): Life {
  const resolution = dice.pick(["Won't Do", 'Duplicate', 'Cannot Reproduce']);
  return close(life, now, at, lead, resolution, { name: 'Done', category: 'done' });
}

function close(life: Life, now: number, at: number, author: Colleague, resolution: string, status: Status): Life {
  if (at > now) return life;
  life.changes.push({
    at,
    author,
    items: [change('status', life.status.name, status.name), change('resolution', null, resolution)],
  });
  life.status = status;
  life.resolution = resolution;
  life.resolvedAt = at;
  return life;
}

function move(life: Life, now: number, at: number, author: Colleague, to: Status): void {
  if (at > now) return;
  life.changes.push({ at, author, items: [change('status', life.status.name, to.name)] });
  life.status = to;
}

function assign(life: Life, now: number, at: number, author: Colleague, to: Colleague): void {
  if (at > now) return;
  life.changes.push({ at, author, items: [{ ...change('assignee', null, to.displayName), to: to.accountId }] });
  life.assignee = to;
}

function change(field: string, before: string | null, after: string | null): ChangeItem {
  return { field, fieldtype: 'jira', fieldId: field, from: null, fromString: before, to: null, toString: after };
}
