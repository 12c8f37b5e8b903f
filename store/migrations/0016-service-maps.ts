// Version 16: the service map (政务服务地图) as each run read it, one document. Called through the list of migrations.
import type { Migration } from './index.ts';

export const serviceMaps: Migration = {
  version: 16,
  sql: `
CREATE TABLE service_maps (
  run TEXT PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE, document INTEGER NOT NULL REFERENCES documents (id)
) STRICT, WITHOUT ROWID;
`,
};
