import type { ChangeItem } from '../issue/change-record.ts';
import type { StatusCategoryKey } from '../schema/tables.ts';
import type { Json } from './field-reader.ts';
import type { Person } from './people.ts';

/** Something with a name that the site keeps a list of. */
export interface Named {
  name: string;
  description: string;
}

export interface CommentRecord {
  sourceId: number | undefined;
  author: Person | undefined;
  updateAuthor: Person | undefined;
  body: string;
  createdAt: number;
  updatedAt: number;
}

export interface WorklogRecord {
  sourceId: number | undefined;
  author: Person | undefined;
  comment: string | null;
  startedAt: number;
  timeSpentSeconds: number;
  createdAt: number;
  updatedAt: number;
}

export interface ChangeRecord {
  sourceId: number | undefined;
  author: Person | undefined;
  createdAt: number;
  items: ChangeItem[];
}

/** One issue of the source, read and checked; rich text and other JSON as stored. */
export interface IssueRecord {
  key: string;
  number: number;
  sourceId: number | undefined;
  project: Named & { key: string; typeKey: string; category: Named | undefined };
  issueType: Named & { hierarchyLevel: number };
  status: Named & { category: StatusCategoryKey };
  priority: Named | undefined;
  resolution: Named | undefined;
  summary: string;
  description: string | null;
  environment: string | null;
  assignee: Person | undefined;
  reporter: Person | undefined;
  creator: Person | undefined;
  labels: string[];
  parentKey: string | undefined;
  dueDate: string | null;
  createdAt: number | undefined;
  updatedAt: number | undefined;
  resolvedAt: number | null;
  comments: CommentRecord[];
  worklogs: WorklogRecord[];
  changes: ChangeRecord[];
  properties: { key: string; value: string }[];
  /** What the site has no column for, by field id. */
  extra: Json;
}
