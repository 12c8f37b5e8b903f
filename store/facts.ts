// Facts (可比事实) of each guide and what their groups say. Written and streamed by the pipeline's corpus checks.
import type Database from 'better-sqlite3';
import { Fact, type GroupMember } from './schemas/corpus.ts';
import type { Channel, Outcome } from './schemas/outcome.ts';

/** A fact of one guide; `shared`: another guide, or another element of this one, has a fact in its group. */
export type FactInGroup = Fact & { shared: boolean };

export interface Facts {
  /** Replaces the facts of one guide that belong to these messages. */
  replace(
    run: string,
    guide: { item: string; channel: string; unit: string },
    messages: readonly string[],
    facts: readonly Fact[],
  ): void;
  /** Forgets the facts of these messages and all outcomes of groups, before the run is judged anew. */
  clear(run: string, messages: readonly string[]): void;
  /** Streams the groups of two and more, each in the order of item, channel, field and key. Sees committed rows only. */
  groups(run: string, message: string): Iterable<GroupMember[]>;
  /** The groups of two and more that an item has a fact in. */
  groupsOf(run: string, item: string): GroupMember[][];
  of(run: string, item: string, channel: string): FactInGroup[];
  addOutcome(run: string, item: string, channel: string, outcome: Outcome): void;
  outcomesOf(run: string, item: string, channel: string): Outcome[];
  clearOutcomes(run: string): void;
}

type Row = Omit<Fact, 'key' | 'quote'> & {
  item: string;
  itemName: string;
  channel: Channel;
  unit: string;
  key: string;
  quote: string | null;
};

const SELECT = `SELECT message, grp AS "group", facts.item, coalesce(items.name, facts.item) AS itemName, channel, field,
  key, facts.unit, value, quote FROM facts LEFT JOIN items ON items.id = facts.item`;
const ORDER = 'ORDER BY message, grp, facts.item, channel, field, key';

const member = ({ key, quote, ...row }: Row): GroupMember => ({
  ...row,
  ...(key && { key }),
  ...(quote !== null && { quote }),
});

/** Runs of rows with one message and group; a row alone is no group. */
function* grouped(rows: Iterable<Row>): Generator<GroupMember[]> {
  let group: GroupMember[] = [];
  for (const row of rows) {
    const [first] = group;
    if (first && (first.group !== row.group || first.message !== row.message)) {
      if (group.length > 1) yield group;
      group = [];
    }
    group.push(member(row));
  }
  if (group.length > 1) yield group;
}

export function facts(db: Database.Database, reader: Database.Database): Facts {
  const drop = db.prepare('DELETE FROM facts WHERE run = ? AND item = ? AND channel = ? AND message = ?');
  const put = db.prepare(
    `INSERT OR REPLACE INTO facts (run, message, grp, item, channel, field, key, unit, value, quote)
     VALUES (@run, @message, @group, @item, @channel, @field, @key, @unit, @value, @quote)`,
  );
  const forget = db.prepare('DELETE FROM facts WHERE run = ? AND message = ?');
  const clearOutcomes = db.prepare('DELETE FROM group_outcomes WHERE run = ?');
  const own = db.prepare<[string, string, string], Row & { n: number }>(
    `SELECT f.message, f.grp AS "group", f.field, f.key, f.value, f.quote, (SELECT count(*) FROM (
       SELECT 1 FROM facts g WHERE g.run = f.run AND g.message = f.message AND g.grp = f.grp LIMIT 2)) AS n
     FROM facts f WHERE f.run = ? AND f.item = ? AND f.channel = ? ORDER BY f.message, f.grp, f.field, f.key`,
  );
  const keys = db.prepare<[string, string], { message: string; grp: string }>(
    'SELECT DISTINCT message, grp FROM facts WHERE run = ? AND item = ? ORDER BY message, grp',
  );
  const one = db.prepare<[string, string, string], Row>(
    `${SELECT} WHERE facts.run = ? AND message = ? AND grp = ? ${ORDER}`,
  );
  const putOutcome = db.prepare(
    'INSERT INTO group_outcomes (run, item, channel, outcome) VALUES (?, ?, ?, ?)',
  );
  const outcomes = db
    .prepare<[string, string, string], string>(
      'SELECT outcome FROM group_outcomes WHERE run = ? AND item = ? AND channel = ? ORDER BY n',
    )
    .pluck();
  return {
    replace(run, { item, channel, unit }, messages, all) {
      for (const message of messages) drop.run(run, item, channel, message);
      for (const fact of all) {
        const { key = '', quote = null, ...rest } = Fact.parse(fact);
        put.run({ ...rest, run, item, channel, unit, key, quote });
      }
    },
    clear(run, messages) {
      db.transaction(() => {
        for (const message of messages) forget.run(run, message);
        clearOutcomes.run(run);
      })();
    },
    *groups(run, message) {
      const sql = `${SELECT} WHERE facts.run = ? AND message = ? ${ORDER}`;
      yield* grouped(reader.prepare<[string, string], Row>(sql).iterate(run, message));
    },
    groupsOf: (run, item) =>
      keys.all(run, item).flatMap(({ message, grp }) => [...grouped(one.all(run, message, grp))]),
    of: (run, item, channel) =>
      own.all(run, item, channel).map(({ n, key, quote, message, group, field, value }) => ({
        ...{ message, group, field, value, shared: n > 1 },
        ...(key && { key }),
        ...(quote !== null && { quote }),
      })),
    addOutcome: (run, item, channel, outcome) =>
      void putOutcome.run(run, item, channel, JSON.stringify(outcome)),
    outcomesOf: (run, item, channel) => outcomes.all(run, item, channel).map((text) => JSON.parse(text)),
    clearOutcomes: (run) => void clearOutcomes.run(run),
  };
}
