// Version 7: by which lane the layouts of a channel may be read, and which pages were read without the browser. Called through the list of migrations.
import type { Migration } from './index.ts';

export const lanes: Migration = {
  version: 7,
  sql: `
-- One row a channel: what an older reader or profile learned is replaced, never mixed in.
CREATE TABLE lanes (
  site TEXT NOT NULL, channel TEXT NOT NULL, extractor_version TEXT NOT NULL, profile_version TEXT NOT NULL,
  learned TEXT NOT NULL,
  PRIMARY KEY (site, channel)
) STRICT, WITHOUT ROWID;
-- Pages read by plain HTTP since the last equal comparison of their layout: a difference sends them to the browser.
CREATE TABLE plain_reads (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, channel TEXT NOT NULL, layout TEXT NOT NULL,
  task TEXT NOT NULL, item TEXT NOT NULL,
  PRIMARY KEY (run, channel, layout, task)
) STRICT, WITHOUT ROWID;
`,
};
