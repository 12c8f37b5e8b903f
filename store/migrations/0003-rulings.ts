// Version 3: what is judged over many guides: facts of each guide, outcomes of their groups, questions and rulings.
// Called through the list of migrations.
import type { Migration } from './index.ts';

export const rulings: Migration = {
  version: 3,
  sql: `
-- Facts that corpus checks compare, in the order of their groups; key is '' where a fact has none.
CREATE TABLE facts (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, message TEXT NOT NULL, grp TEXT NOT NULL,
  item TEXT NOT NULL, channel TEXT NOT NULL, field TEXT NOT NULL, key TEXT NOT NULL, unit TEXT NOT NULL,
  value TEXT NOT NULL, quote TEXT,
  PRIMARY KEY (run, message, grp, item, channel, field, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX facts_guide ON facts (run, item, channel);

-- What the groups say of a guide; emptied by every audit of the run.
CREATE TABLE group_outcomes (
  n INTEGER PRIMARY KEY, run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, item TEXT NOT NULL,
  channel TEXT NOT NULL, outcome TEXT NOT NULL
) STRICT;
CREATE INDEX group_outcomes_guide ON group_outcomes (run, item, channel);

-- Messages that a run does not take as they come: too many guides fail (open), or a person ruled.
CREATE TABLE questions (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, channel TEXT NOT NULL, message TEXT NOT NULL,
  failing INTEGER NOT NULL, judged INTEGER NOT NULL, decision TEXT NOT NULL,
  PRIMARY KEY (run, channel, message)
) STRICT, WITHOUT ROWID;

-- Every ruling that was ever given; the last one of a site, channel ('' = all) and message holds.
CREATE TABLE rulings (
  n INTEGER PRIMARY KEY, site TEXT NOT NULL, channel TEXT NOT NULL, message TEXT NOT NULL, decision TEXT NOT NULL,
  reason TEXT NOT NULL, ruled_by TEXT NOT NULL, ruled_at TEXT NOT NULL
) STRICT;
CREATE INDEX rulings_site ON rulings (site, n);
`,
};
