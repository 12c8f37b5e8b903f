// Version 17: walks of other things than guides, what each met, and the life of what it found. Called through the list of migrations.
import type { Migration } from './index.ts';

export const walks: Migration = {
  version: 17,
  sql: `
-- Beside the runs, not among them: no command that reads guides may take a walk for its last run.
CREATE TABLE walks (
  id TEXT PRIMARY KEY, site TEXT NOT NULL, kind TEXT NOT NULL, started_at TEXT NOT NULL,
  finished_at TEXT, status TEXT NOT NULL, note TEXT
) STRICT;
CREATE INDEX walks_site ON walks (site, kind);
-- What was met, by what it is about; measures: JSON of what is counted of it, for those who read the database.
CREATE TABLE walk_records (
  walk TEXT NOT NULL REFERENCES walks (id) ON DELETE CASCADE, subject TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES documents (id), measures TEXT,
  PRIMARY KEY (walk, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX walk_records_subject ON walk_records (subject);
-- One row a walk for each finding that it met, closed, or carried on unseen.
CREATE TABLE walk_findings (
  walk TEXT NOT NULL REFERENCES walks (id) ON DELETE CASCADE, id TEXT NOT NULL, state TEXT NOT NULL,
  first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, document INTEGER NOT NULL REFERENCES documents (id),
  PRIMARY KEY (walk, id)
) STRICT, WITHOUT ROWID;
`,
};
