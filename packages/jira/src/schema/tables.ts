// The tables of the site. Instants are integer ms, flags 0 or 1, rich text and `extra` JSON text, calendar dates 'yyyy-MM-dd'.
import type { QueueTables } from '@tenon/store';
import type { Generated } from 'kysely';

/** The outbox of events is the store's queue: the rows of the queue named EVENT_QUEUE. */
export interface Tables extends QueueTables, IdentityTables, ProjectTables, IssueTables {
  site: SiteTable;
  import_job: ImportJobTable;
}

interface IdentityTables {
  user: UserTable;
  api_token: ApiTokenTable;
  session: SessionTable;
}

interface ProjectTables {
  project_category: { id: Generated<number>; name: string; description: string };
  project: ProjectTable;
  project_member: { project_id: number; account_id: string };
  project_property: { project_id: number; key: string; value: string };
  issue_type: IssueTypeTable;
  status: { id: Generated<number>; name: string; description: Generated<string>; category: StatusCategoryKey };
  priority: { id: Generated<number>; name: string; description: Generated<string>; position: number };
  resolution: { id: Generated<number>; name: string; description: Generated<string> };
}

interface IssueTables {
  issue: IssueTable;
  issue_label: { issue_id: number; label: string };
  issue_property: { issue_id: number; key: string; value: string };
  comment: CommentTable;
  worklog: WorklogTable;
  changelog: ChangelogTable;
  changelog_item: ChangelogItemTable;
  /** Full-text index (FTS5, contentless): it can be matched and written, its columns cannot be read back. */
  issue_text: { rowid: number; summary: string; description: string; environment: string; comments: string };
}

/** One row: `id` is 1. */
interface SiteTable {
  id: number;
  cloud_id: string;
  /** Hex key that signs page tokens. */
  page_token_key: string;
  created_at: number;
}

export interface UserTable {
  account_id: string;
  account_type: 'atlassian' | 'app';
  display_name: string;
  /** Unique without regard to case. */
  email: string | null;
  active: Generated<number>;
  is_admin: Generated<number>;
  /** `scrypt$N$r$p$salt$hash`; null for who cannot sign in by password, as imported users. */
  password_hash: string | null;
  time_zone: Generated<string>;
  created_at: number;
}

interface ApiTokenTable {
  id: Generated<number>;
  account_id: string;
  /** SHA-256 in hex; the token itself is shown once and kept nowhere. */
  token_hash: string;
  label: string;
  created_at: number;
}

interface SessionTable {
  token_hash: string;
  account_id: string;
  created_at: number;
  expires_at: number;
}

export interface ProjectTable {
  id: Generated<number>;
  key: string;
  name: string;
  description: Generated<string>;
  project_type_key: Generated<string>;
  lead_account_id: string | null;
  category_id: number | null;
  /** open: every signed-in user browses it; private: its members only. */
  access: Generated<'open' | 'private'>;
  /** The highest issue number given so far; never goes down. */
  last_issue_number: Generated<number>;
  created_at: number;
}

export interface IssueTypeTable {
  id: Generated<number>;
  name: string;
  description: Generated<string>;
  /** -1 sub-task, 0 standard, 1 epic. */
  hierarchy_level: Generated<number>;
}

export type StatusCategoryKey = 'new' | 'indeterminate' | 'done';

export interface IssueTable {
  id: Generated<number>;
  project_id: number;
  number: number;
  key: string;
  issue_type_id: number;
  status_id: number;
  priority_id: number | null;
  resolution_id: number | null;
  summary: string;
  description: string | null;
  environment: string | null;
  assignee_account_id: string | null;
  reporter_account_id: string | null;
  creator_account_id: string | null;
  parent_id: number | null;
  due_date: string | null;
  created_at: number;
  updated_at: number;
  resolved_at: number | null;
  /** JSON object of fields by id that have no column yet (components, fixVersions…); answered verbatim. */
  extra: Generated<string>;
}

export interface CommentTable {
  id: Generated<number>;
  issue_id: number;
  author_account_id: string | null;
  update_author_account_id: string | null;
  body: string;
  created_at: number;
  updated_at: number;
}

interface WorklogTable {
  id: Generated<number>;
  issue_id: number;
  author_account_id: string | null;
  comment: string | null;
  started_at: number;
  time_spent_seconds: number;
  created_at: number;
  updated_at: number;
}

interface ChangelogTable {
  id: Generated<number>;
  issue_id: number;
  author_account_id: string | null;
  created_at: number;
}

export interface ChangelogItemTable {
  changelog_id: number;
  position: number;
  field: string;
  field_type: string;
  field_id: string | null;
  from_value: string | null;
  from_string: string | null;
  to_value: string | null;
  to_string: string | null;
}

/** The checkpoint of one import, written in the transaction of each batch. */
interface ImportJobTable {
  source_id: string;
  lines_done: number;
  /** JSON object of the importer's own counters. */
  counters: string;
  started_at: number;
  updated_at: number;
  finished_at: number | null;
}
