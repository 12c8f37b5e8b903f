// Version 10: walks through the units' doors with one log-in, and what was met at each. Called through the list of migrations.
import type { Migration } from './index.ts';

export const doorVisits: Migration = {
  version: 10,
  sql: `
-- Beside the runs, not among them: no command that reads guides may take a walk for its last run.
CREATE TABLE login_runs (
  id TEXT PRIMARY KEY, site TEXT NOT NULL, account TEXT NOT NULL, kind TEXT NOT NULL,
  started_at TEXT NOT NULL, finished_at TEXT, status TEXT NOT NULL, life TEXT
) STRICT;
CREATE TABLE door_visits (
  run TEXT NOT NULL REFERENCES login_runs (id) ON DELETE CASCADE,
  unit TEXT NOT NULL, door TEXT NOT NULL, item TEXT NOT NULL, visit TEXT NOT NULL,
  PRIMARY KEY (run, unit, door, item)
) STRICT, WITHOUT ROWID;
`,
};
