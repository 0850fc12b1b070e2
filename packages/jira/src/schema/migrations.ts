import { type Migration, queueMigration } from '@tenon/store';
import { referenceData } from './reference-data.ts';

const identity: Migration = {
  name: 'identity-1',
  sql: `
    CREATE TABLE site (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      cloud_id TEXT NOT NULL,
      page_token_key TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE user (
      account_id TEXT PRIMARY KEY,
      account_type TEXT NOT NULL CHECK (account_type IN ('atlassian', 'app')),
      display_name TEXT NOT NULL,
      email TEXT UNIQUE COLLATE NOCASE,
      active INTEGER NOT NULL DEFAULT 1,
      is_admin INTEGER NOT NULL DEFAULT 0,
      password_hash TEXT,
      time_zone TEXT NOT NULL DEFAULT 'Etc/UTC',
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE api_token (
      id INTEGER PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES user ON DELETE CASCADE,
      token_hash TEXT NOT NULL UNIQUE,
      label TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE session (
      token_hash TEXT PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES user ON DELETE CASCADE,
      created_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX session_expiry ON session (expires_at);`,
};

const projects: Migration = {
  name: 'projects-1',
  sql: `
    CREATE TABLE project_category (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE COLLATE NOCASE,
      description TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE TABLE project (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      key TEXT NOT NULL UNIQUE COLLATE NOCASE,
      name TEXT NOT NULL COLLATE NOCASE,
      description TEXT NOT NULL DEFAULT '',
      project_type_key TEXT NOT NULL DEFAULT 'software',
      lead_account_id TEXT REFERENCES user,
      category_id INTEGER REFERENCES project_category,
      access TEXT NOT NULL DEFAULT 'open' CHECK (access IN ('open', 'private')),
      last_issue_number INTEGER NOT NULL DEFAULT 0,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE project_member (
      project_id INTEGER NOT NULL REFERENCES project ON DELETE CASCADE,
      account_id TEXT NOT NULL REFERENCES user ON DELETE CASCADE,
      PRIMARY KEY (project_id, account_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE project_property (
      project_id INTEGER NOT NULL REFERENCES project ON DELETE CASCADE,
      key TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (project_id, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE issue_type (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE COLLATE NOCASE,
      description TEXT NOT NULL DEFAULT '',
      hierarchy_level INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE status (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE COLLATE NOCASE,
      description TEXT NOT NULL DEFAULT '',
      category TEXT NOT NULL CHECK (category IN ('new', 'indeterminate', 'done'))
    ) STRICT;
    CREATE TABLE priority (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE COLLATE NOCASE,
      description TEXT NOT NULL DEFAULT '',
      position INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE resolution (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE COLLATE NOCASE,
      description TEXT NOT NULL DEFAULT ''
    ) STRICT;`,
};

// AUTOINCREMENT: the id of a deleted issue or comment must never come back, apps keep records under it.
const issues: Migration = {
  name: 'issues-1',
  sql: `
    CREATE TABLE issue (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      project_id INTEGER NOT NULL REFERENCES project,
      number INTEGER NOT NULL,
      key TEXT NOT NULL UNIQUE COLLATE NOCASE,
      issue_type_id INTEGER NOT NULL REFERENCES issue_type,
      status_id INTEGER NOT NULL REFERENCES status,
      priority_id INTEGER REFERENCES priority,
      resolution_id INTEGER REFERENCES resolution,
      summary TEXT NOT NULL,
      description TEXT,
      environment TEXT,
      assignee_account_id TEXT REFERENCES user,
      reporter_account_id TEXT REFERENCES user,
      creator_account_id TEXT REFERENCES user,
      parent_id INTEGER REFERENCES issue ON DELETE SET NULL,
      due_date TEXT,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      resolved_at INTEGER,
      extra TEXT NOT NULL DEFAULT '{}',
      UNIQUE (project_id, number)
    ) STRICT;
    CREATE INDEX issue_created ON issue (created_at, id);
    CREATE INDEX issue_updated ON issue (updated_at, id);
    CREATE INDEX issue_assignee ON issue (assignee_account_id);
    CREATE INDEX issue_parent ON issue (parent_id);
    CREATE INDEX issue_status ON issue (status_id);
    CREATE TABLE issue_label (
      issue_id INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
      label TEXT NOT NULL,
      PRIMARY KEY (issue_id, label)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX issue_label_label ON issue_label (label, issue_id);
    CREATE TABLE issue_property (
      issue_id INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
      key TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (issue_id, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE comment (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      issue_id INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
      author_account_id TEXT REFERENCES user,
      update_author_account_id TEXT REFERENCES user,
      body TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX comment_issue ON comment (issue_id, created_at, id);
    CREATE TABLE worklog (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      issue_id INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
      author_account_id TEXT REFERENCES user,
      comment TEXT,
      started_at INTEGER NOT NULL,
      time_spent_seconds INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX worklog_issue ON worklog (issue_id, started_at);
    CREATE TABLE changelog (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      issue_id INTEGER NOT NULL REFERENCES issue ON DELETE CASCADE,
      author_account_id TEXT REFERENCES user,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX changelog_issue ON changelog (issue_id, created_at, id);
    CREATE TABLE changelog_item (
      changelog_id INTEGER NOT NULL REFERENCES changelog ON DELETE CASCADE,
      position INTEGER NOT NULL,
      field TEXT NOT NULL,
      field_type TEXT NOT NULL,
      field_id TEXT,
      from_value TEXT,
      from_string TEXT,
      to_value TEXT,
      to_string TEXT,
      PRIMARY KEY (changelog_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE VIRTUAL TABLE issue_text USING fts5 (
      summary, description, environment, comments,
      content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
    );
    CREATE TRIGGER issue_text_delete AFTER DELETE ON issue BEGIN
      DELETE FROM issue_text WHERE rowid = old.id;
    END;
    INSERT INTO sqlite_sequence (name, seq) VALUES ('project', 9999), ('issue', 9999), ('comment', 9999), ('worklog', 9999), ('changelog', 9999);`,
};

const imports: Migration = {
  name: 'imports-1',
  sql: `
    CREATE TABLE import_job (
      source_id TEXT PRIMARY KEY,
      lines_done INTEGER NOT NULL,
      counters TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      finished_at INTEGER
    ) STRICT;`,
};

export const migrations: readonly Migration[] = [identity, projects, issues, imports, queueMigration, referenceData];
