// Version 2: what history and drift guard need: complete lists, absent items, shapes of the guides, suspicions.
// Called through the list of migrations.
import type { Migration } from './index.ts';

export const history: Migration = {
  version: 2,
  sql: `
-- The row of a finding before a given run, without reading every run.
CREATE INDEX finding_rows_id ON finding_rows (id);

-- Units whose list a run read for all of its items; complete: the portal gave as many rows as it counts.
CREATE TABLE unit_lists (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, unit TEXT NOT NULL, complete INTEGER NOT NULL,
  PRIMARY KEY (run, unit)
) STRICT, WITHOUT ROWID;

-- Known items that a run's list no longer held; times: looks in a row in which the page said so too.
CREATE TABLE absences (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, item TEXT NOT NULL REFERENCES items (id),
  page TEXT NOT NULL, times INTEGER NOT NULL,
  PRIMARY KEY (run, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX absences_item ON absences (item);
CREATE INDEX run_items_item ON run_items (item);

CREATE TABLE shapes (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, channel TEXT NOT NULL, unit TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES documents (id),
  PRIMARY KEY (run, channel, unit)
) STRICT, WITHOUT ROWID;

-- kind: layout (an element vanished from the guides of a unit) or items (a unit lost many items; field is empty then).
CREATE TABLE suspicions (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, kind TEXT NOT NULL, channel TEXT NOT NULL,
  unit TEXT NOT NULL, field TEXT NOT NULL, baseline TEXT NOT NULL, before_n INTEGER NOT NULL,
  before_of INTEGER NOT NULL, now_n INTEGER NOT NULL, now_of INTEGER NOT NULL,
  PRIMARY KEY (run, kind, channel, unit, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE acceptances (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, kind TEXT NOT NULL, channel TEXT NOT NULL,
  unit TEXT NOT NULL, accepted_at TEXT NOT NULL,
  PRIMARY KEY (run, kind, channel, unit)
) STRICT, WITHOUT ROWID;
`,
};
