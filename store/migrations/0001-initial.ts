// Version 1: the tables of the first release. Called through the list of migrations.
import type { Migration } from './index.ts';

export const initial: Migration = {
  version: 1,
  sql: `
CREATE TABLE runs (
  id TEXT PRIMARY KEY, site TEXT NOT NULL, kind TEXT NOT NULL, started_at TEXT NOT NULL,
  finished_at TEXT, status TEXT NOT NULL, summary TEXT
) STRICT;
CREATE INDEX runs_site ON runs (site, started_at);

CREATE TABLE units (
  site TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, league TEXT NOT NULL, position INTEGER NOT NULL,
  PRIMARY KEY (site, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE items (
  id TEXT PRIMARY KEY, site TEXT NOT NULL, portal_id TEXT NOT NULL, situation_id TEXT,
  unit TEXT NOT NULL, name TEXT NOT NULL, situation TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE run_items (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, item TEXT NOT NULL REFERENCES items (id),
  PRIMARY KEY (run, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE tasks (
  n INTEGER PRIMARY KEY, run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, id TEXT NOT NULL,
  kind TEXT NOT NULL, payload TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'waiting',
  leased_until INTEGER, attempts INTEGER NOT NULL DEFAULT 0, reason TEXT,
  UNIQUE (run, id)
) STRICT;
CREATE INDEX tasks_state ON tasks (run, state, n);

-- Compressed JSON by content: what does not change from night to night is kept once.
CREATE TABLE documents (id INTEGER PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, body BLOB NOT NULL) STRICT;

CREATE TABLE captures (
  n INTEGER PRIMARY KEY AUTOINCREMENT, run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  item TEXT NOT NULL, channel TEXT NOT NULL, url TEXT NOT NULL, final_url TEXT NOT NULL, status INTEGER,
  headers TEXT NOT NULL, charset TEXT, sha256 TEXT NOT NULL, redirects TEXT NOT NULL, fetched_at TEXT NOT NULL,
  milliseconds REAL NOT NULL, lane TEXT NOT NULL, profile_version TEXT NOT NULL, extractor_version TEXT NOT NULL,
  problem TEXT, problem_detail TEXT
) STRICT;
CREATE INDEX captures_run ON captures (run, item);
CREATE TABLE snapshots (
  capture INTEGER PRIMARY KEY REFERENCES captures (n) ON DELETE CASCADE,
  document INTEGER NOT NULL REFERENCES documents (id)
) STRICT;

CREATE TABLE guides (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, item TEXT NOT NULL, channel TEXT NOT NULL,
  capture TEXT, url TEXT, unit TEXT NOT NULL, document INTEGER NOT NULL REFERENCES documents (id),
  PRIMARY KEY (run, item, channel)
) STRICT, WITHOUT ROWID;

CREATE TABLE judged (
  id INTEGER PRIMARY KEY, run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, item TEXT NOT NULL,
  channel TEXT NOT NULL, unit TEXT NOT NULL, passes INTEGER NOT NULL REFERENCES documents (id),
  UNIQUE (run, item, channel)
) STRICT;
CREATE TABLE outcomes (
  judged INTEGER NOT NULL REFERENCES judged (id) ON DELETE CASCADE, n INTEGER NOT NULL, message TEXT NOT NULL,
  verdict TEXT NOT NULL, field TEXT NOT NULL, key TEXT, reason TEXT, quote TEXT, detail TEXT, expected TEXT,
  PRIMARY KEY (judged, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE pass_kinds (
  id INTEGER PRIMARY KEY, message TEXT NOT NULL, field TEXT NOT NULL, UNIQUE (message, field)
) STRICT;

CREATE TABLE findings (
  id TEXT PRIMARY KEY, site TEXT NOT NULL, state TEXT NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
  last_observed TEXT NOT NULL, closed_at TEXT, last_run TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX findings_site ON findings (site, id) WHERE closed_at IS NULL;
CREATE TABLE finding_rows (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, id TEXT NOT NULL REFERENCES findings (id),
  unit TEXT NOT NULL, state TEXT NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES documents (id),
  PRIMARY KEY (run, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
  sha256 TEXT PRIMARY KEY, kind TEXT NOT NULL, path TEXT NOT NULL, bytes INTEGER NOT NULL, saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
