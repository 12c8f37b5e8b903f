// Version 16: the service map (政务服务地图) as each run read it, and the item lists of its channels. Called through the list of migrations.
import type { Migration } from './index.ts';

export const serviceMaps: Migration = {
  version: 16,
  sql: `
CREATE TABLE service_maps (
  run TEXT PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE, document INTEGER NOT NULL REFERENCES documents (id)
) STRICT, WITHOUT ROWID;
CREATE TABLE channel_lists (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, channel TEXT NOT NULL, unit TEXT NOT NULL,
  complete INTEGER NOT NULL, document INTEGER NOT NULL REFERENCES documents (id),
  PRIMARY KEY (run, channel, unit)
) STRICT, WITHOUT ROWID;
`,
};
