// Version 6: the pace to which each host's crawl had come down, so that a restart does not hurry it again. Called through the list of migrations.
import type { Migration } from './index.ts';

export const paces: Migration = {
  version: 6,
  sql: `
CREATE TABLE paces (host TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT, WITHOUT ROWID;
`,
};
