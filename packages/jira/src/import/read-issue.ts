import { RecordError } from './errors.ts';
import {
  arrayAt,
  idAt,
  instantAt,
  isObject,
  type Json,
  notOfType,
  objectAt,
  objectsAt,
  textAt,
} from './field-reader.ts';
import type { ChangeRecord, CommentRecord, IssueRecord, Named, WorklogRecord } from './issue-record.ts';
import { toPerson } from './people.ts';
import { storedBodyAt, storedRichTextAt } from './rich-text.ts';

/** Reads one issue of REST v2 or v3. @throws {RecordError} */
export function readIssue(value: unknown): IssueRecord {
  const fields = isObject(value) ? value.fields : undefined;
  if (!isObject(value) || !isObject(fields)) throw new RecordError('NOT_AN_ISSUE');
  const [key, projectKey, number] = readKey(value.key);
  if (typeof fields.summary !== 'string' || fields.summary.trim() === '') throw new RecordError('SUMMARY_MISSING');
  const createdAt = instantAt(fields, 'created') ?? instantAt(fields, 'updated');
  return {
    key,
    number,
    sourceId: idAt(value, 'id'),
    project: readProject(objectAt(fields, 'project') ?? {}, projectKey),
    issueType: readIssueType(objectAt(fields, 'issuetype')),
    status: readStatus(objectAt(fields, 'status')),
    priority: readNamed(objectAt(fields, 'priority')),
    resolution: readNamed(objectAt(fields, 'resolution')),
    summary: fields.summary,
    description: storedRichTextAt(fields, 'description'),
    environment: storedRichTextAt(fields, 'environment'),
    assignee: toPerson(objectAt(fields, 'assignee')),
    reporter: toPerson(objectAt(fields, 'reporter')),
    creator: toPerson(objectAt(fields, 'creator')),
    labels: readLabels(fields),
    parentKey: textAt(objectAt(fields, 'parent') ?? {}, 'key')?.toUpperCase(),
    dueDate: readDate(fields, 'duedate'),
    createdAt,
    updatedAt: instantAt(fields, 'updated') ?? createdAt,
    resolvedAt: instantAt(fields, 'resolutiondate') ?? null,
    comments: objectsAt(objectAt(fields, 'comment') ?? {}, 'comments').map((comment) =>
      readComment(comment, createdAt),
    ),
    worklogs: objectsAt(objectAt(fields, 'worklog') ?? {}, 'worklogs').map((worklog) =>
      readWorklog(worklog, createdAt),
    ),
    changes: objectsAt(objectAt(value, 'changelog') ?? {}, 'histories').map((change) => readChange(change, createdAt)),
    properties: Object.entries(objectAt(value, 'properties') ?? {}).map(([name, json]) => ({
      key: name,
      value: JSON.stringify(json),
    })),
    extra: readExtra(fields),
  };
}

function readKey(value: unknown): [key: string, projectKey: string, number: number] {
  const match = typeof value === 'string' ? /^([A-Z][A-Z0-9_]{0,63})-([1-9]\d{0,9})$/i.exec(value) : null;
  if (match === null) throw new RecordError('KEY_INVALID');
  const projectKey = (match[1] ?? '').toUpperCase();
  return [`${projectKey}-${match[2]}`, projectKey, Number(match[2])];
}

function readNamed(source: Json | undefined): Named | undefined {
  const name = textAt(source ?? {}, 'name')?.trim();
  return name ? { name, description: textAt(source ?? {}, 'description') ?? '' } : undefined;
}

/** The key of an issue says its project; `fields.project` only adds the name. */
function readProject(source: Json, key: string): IssueRecord['project'] {
  const named = textAt(source, 'key')?.toUpperCase() === key ? readNamed(source) : undefined;
  return {
    key,
    name: named?.name ?? key,
    description: named?.description ?? '',
    typeKey: textAt(source, 'projectTypeKey') ?? 'software',
    category: readNamed(objectAt(source, 'projectCategory')),
  };
}

function readIssueType(source: Json | undefined): IssueRecord['issueType'] {
  const named = readNamed(source);
  if (source === undefined || named === undefined) throw new RecordError('ISSUE_TYPE_MISSING');
  const level = typeof source.hierarchyLevel === 'number' ? source.hierarchyLevel : undefined;
  const usual = source.subtask === true ? -1 : Number(named.name.toLowerCase() === 'epic');
  return { ...named, hierarchyLevel: Math.trunc(level ?? usual) };
}

function readStatus(source: Json | undefined): IssueRecord['status'] {
  const named = readNamed(source);
  if (source === undefined || named === undefined) throw new RecordError('STATUS_MISSING');
  const key = objectAt(source, 'statusCategory')?.key;
  return { ...named, category: key === 'done' || key === 'indeterminate' ? key : 'new' };
}

function readLabels(fields: Json): string[] {
  const labels = arrayAt(fields, 'labels');
  if (!labels.every((label) => typeof label === 'string')) throw notOfType('labels', 'a list of texts');
  return [...new Set(labels.filter((label) => label !== ''))].sort();
}

function readDate(fields: Json, name: string): string | null {
  const date = textAt(fields, name) || null;
  if (date !== null && !/^\d{4}-\d{2}-\d{2}$/.test(date)) throw notOfType(name, 'a date such as 2026-03-31');
  return date;
}

function readComment(source: Json, fallback = 0): CommentRecord {
  const createdAt = instantAt(source, 'created') ?? fallback;
  const author = toPerson(objectAt(source, 'author'));
  return {
    sourceId: idAt(source, 'id'),
    author,
    updateAuthor: toPerson(objectAt(source, 'updateAuthor')) ?? author,
    body: storedBodyAt(source, 'body'),
    createdAt,
    updatedAt: instantAt(source, 'updated') ?? createdAt,
  };
}

function readWorklog(source: Json, fallback = 0): WorklogRecord {
  const createdAt = instantAt(source, 'created') ?? fallback;
  return {
    sourceId: idAt(source, 'id'),
    author: toPerson(objectAt(source, 'author')),
    comment: storedRichTextAt(source, 'comment'),
    startedAt: instantAt(source, 'started') ?? createdAt,
    timeSpentSeconds: typeof source.timeSpentSeconds === 'number' ? Math.trunc(source.timeSpentSeconds) : 0,
    createdAt,
    updatedAt: instantAt(source, 'updated') ?? createdAt,
  };
}

function readChange(source: Json, fallback = 0): ChangeRecord {
  return {
    sourceId: idAt(source, 'id'),
    author: toPerson(objectAt(source, 'author')),
    createdAt: instantAt(source, 'created') ?? fallback,
    items: objectsAt(source, 'items').map((item) => ({
      field: textAt(item, 'field') ?? '',
      field_type: textAt(item, 'fieldtype') ?? 'jira',
      field_id: textAt(item, 'fieldId') ?? null,
      from_value: textAt(item, 'from') ?? null,
      from_string: textAt(item, 'fromString') ?? null,
      to_value: textAt(item, 'to') ?? null,
      // Every object inherits a function of this name.
      to_string: Object.hasOwn(item, 'toString') ? (textAt(item, 'toString') ?? null) : null,
    })),
  };
}

/** Fields with a column of their own, or worked out from others. `parent` stays in extra until its issue is here. */
const modelled = new Set(
  (
    'summary description environment status statusCategory issuetype project priority resolution assignee reporter ' +
    'creator labels created updated resolutiondate duedate comment worklog'
  ).split(' '),
);

function readExtra(fields: Json): Json {
  const kept = Object.entries(fields).filter(([name, value]) => !modelled.has(name) && !isEmpty(value));
  return Object.fromEntries(kept);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
