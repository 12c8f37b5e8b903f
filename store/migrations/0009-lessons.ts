// Version 9: pages from which a crawl learned where JSON carries the guides of a channel. Called through the list of migrations.
import type { Migration } from './index.ts';

export const lessons: Migration = {
  version: 9,
  sql: `
-- One row a channel, as in lanes: compressed JSON of all its lessons.
CREATE TABLE lane_lessons (
  site TEXT NOT NULL, channel TEXT NOT NULL, extractor_version TEXT NOT NULL, profile_version TEXT NOT NULL,
  lessons BLOB NOT NULL,
  PRIMARY KEY (site, channel)
) STRICT, WITHOUT ROWID;
`,
};
