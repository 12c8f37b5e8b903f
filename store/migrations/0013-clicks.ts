// Version 13: what a click on a link by script (`javascript:`) did, once a run, unit, text and script. Called through the list of migrations.
import type { Migration } from './index.ts';

export const clicks: Migration = {
  version: 13,
  sql: `
CREATE TABLE clicks (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, channel TEXT NOT NULL, unit TEXT NOT NULL,
  text TEXT NOT NULL, url TEXT NOT NULL, page TEXT NOT NULL, effect TEXT, attempts INTEGER NOT NULL,
  PRIMARY KEY (run, channel, unit, text, url)
) STRICT, WITHOUT ROWID;
`,
};
