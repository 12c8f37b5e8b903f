// Version 8: how each page was last read in full, so that a later night can find it unchanged; how much each night asked of a host. Called through the list of migrations.
import type { Migration } from './index.ts';

export const readings: Migration = {
  version: 8,
  sql: `
-- When the page was truly read, where this capture only found it unchanged.
ALTER TABLE captures ADD COLUMN read_at TEXT;
-- One row a page: the last full reading, and the run and capture that hold its guide now.
CREATE TABLE readings (
  item TEXT NOT NULL, channel TEXT NOT NULL,
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, capture INTEGER NOT NULL,
  read_at TEXT NOT NULL, night TEXT NOT NULL, lane TEXT NOT NULL, layout TEXT, updated TEXT,
  extractor_version TEXT NOT NULL, profile_version TEXT NOT NULL, answers BLOB NOT NULL,
  PRIMARY KEY (item, channel)
) STRICT, WITHOUT ROWID;
-- Validators of the forms that a run downloaded, so that the next one need not download them again.
CREATE TABLE form_tags (
  site TEXT NOT NULL, url TEXT NOT NULL,
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  night TEXT NOT NULL, reader TEXT NOT NULL, etag TEXT, last_modified TEXT,
  PRIMARY KEY (site, url)
) STRICT, WITHOUT ROWID;
-- New tasks of one kind in their order: pages go ahead of items that are not looked into yet.
CREATE INDEX tasks_new ON tasks (run, kind, n) WHERE state = 'waiting' AND attempts = 0;
-- Requests of one night to one host.
CREATE TABLE requests (
  night TEXT NOT NULL, host TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (night, host)
) STRICT, WITHOUT ROWID;
`,
};
