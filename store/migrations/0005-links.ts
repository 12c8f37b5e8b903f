// Version 5: what stands behind the addresses that guides link to, once a run and address. Called through the list of migrations.
import type { Migration } from './index.ts';

export const links: Migration = {
  version: 5,
  sql: `
CREATE TABLE links (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, url TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES documents (id),
  PRIMARY KEY (run, url)
) STRICT, WITHOUT ROWID;
`,
};
