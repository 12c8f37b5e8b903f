// Version 18: what of a site's profile its run was judged by, so that a later command needs no profile. Called through the list of migrations.
import type { Migration } from './index.ts';

export const runSettings: Migration = {
  version: 18,
  sql: 'ALTER TABLE runs ADD COLUMN settings TEXT;',
};
