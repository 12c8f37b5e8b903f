// Version 11: pages of the phone as they were measured in a run. Called through the list of migrations.
import type { Migration } from './index.ts';

export const visits: Migration = {
  version: 11,
  sql: `
-- The document holds the measurements of the visit, and of the second one where the first found something.
CREATE TABLE visits (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, channel TEXT NOT NULL, page TEXT NOT NULL,
  device TEXT NOT NULL, family TEXT NOT NULL, document INTEGER NOT NULL REFERENCES documents (id),
  outcomes INTEGER REFERENCES documents (id),
  PRIMARY KEY (run, channel, page, device)
) STRICT, WITHOUT ROWID;
`,
};
