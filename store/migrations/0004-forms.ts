// Version 4: what the forms to download turned out to be, once a run and address. Called through the list of migrations.
import type { Migration } from './index.ts';

export const forms: Migration = {
  version: 4,
  sql: `
CREATE TABLE forms (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, url TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES documents (id),
  PRIMARY KEY (run, url)
) STRICT, WITHOUT ROWID;
`,
};
