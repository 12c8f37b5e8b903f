// Outcomes (检查结果) of each judged guide: passes compactly, all others as rows.
// Written by the pipeline; read by the history, the reports and the scores.
import type Database from 'better-sqlite3';
import { documents, unpack } from './documents.ts';
import { type PackedPasses, passes as passesOf } from './passes.ts';
import type { Channel, Outcome, Verdict } from './schemas/outcome.ts';

export interface OutcomeCount {
  unit: string;
  message: string;
  verdict: Verdict;
  n: number;
}

export interface Outcomes {
  /** Replaces all outcomes of one guide. Of a pass only message, field and key are kept, and only once. */
  replace(run: string, item: string, channel: string, outcomes: readonly Outcome[]): void;
  /** Streams a run's outcomes other than passes by item and channel. Sees committed rows only. */
  iterate(run: string): Iterable<{ item: string; channel: Channel; outcome: Outcome }>;
  /**
   * Numbers by unit, message and verdict, passes included, computed from what is committed. What a question or a
   * ruling of the run makes of a verdict counts as that.
   */
  counts(run: string): OutcomeCount[];
  /** Whether any guide of the run was judged. */
  judged(run: string): boolean;
  /** All outcomes of one guide, passes included. */
  of(run: string, item: string, channel: string): Outcome[];
  /** Those that accuse or ask (fail, review): a few of hundreds. */
  accusing(run: string, item: string, channel: string): Outcome[];
}

type Nullable<T> = { [K in keyof T]-?: undefined extends T[K] ? T[K] | null : T[K] };
type Row = Nullable<Outcome>;
type Judged = { id: number; body: Buffer };

const COLUMNS = 'message, verdict, field, key, reason, quote, detail, expected';

function bare(row: Row): Outcome {
  const outcome: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) if (value !== null) outcome[column] = value;
  return outcome as unknown as Outcome;
}

const ordinal = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byUnitAndMessage = (a: OutcomeCount, b: OutcomeCount): number =>
  ordinal(a.unit, b.unit) || ordinal(a.message, b.message) || ordinal(a.verdict, b.verdict);

export function outcomes(db: Database.Database, reader: Database.Database): Outcomes {
  const store = documents(db);
  const packed = passesOf(db);
  const judged = db.prepare<[string, string, string], Judged>(
    `SELECT judged.id, body FROM judged JOIN documents ON documents.id = passes
     WHERE run = ? AND item = ? AND channel = ?`,
  );
  const rowsOf = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM outcomes WHERE judged = ? ORDER BY n`);
  const accusingOf = db.prepare<[string, string, string], Row>(
    `SELECT ${COLUMNS} FROM outcomes WHERE verdict IN ('fail', 'review') AND judged =
       (SELECT id FROM judged WHERE run = ? AND item = ? AND channel = ?) ORDER BY n`,
  );
  const unitOf = db
    .prepare<{ run: string; item: string; channel: string }, string>(
      `SELECT coalesce((SELECT unit FROM guides WHERE run = @run AND item = @item AND channel = @channel),
         (SELECT unit FROM items WHERE id = @item), '')`,
    )
    .pluck();
  const anyJudged = db
    .prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM judged WHERE run = ?)')
    .pluck();
  const forget = db.prepare('DELETE FROM judged WHERE run = ? AND item = ? AND channel = ?');
  const putJudged = db.prepare(
    'INSERT INTO judged (run, item, channel, unit, passes) VALUES (?, ?, ?, ?, ?)',
  );
  const putRow = db.prepare(
    `INSERT INTO outcomes (judged, n, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );

  const passCounts = (run: string): OutcomeCount[] => {
    const units = new Map<string, Map<string, number>>();
    const rows = reader
      .prepare<[string], { unit: string; channel: string; body: Buffer }>(
        'SELECT unit, channel, body FROM judged JOIN documents ON documents.id = passes WHERE run = ?',
      )
      .iterate(run);
    const off = reader
      .prepare<[string], string>(
        `SELECT channel || ' ' || message FROM questions WHERE run = ? AND decision = 'off'`,
      )
      .pluck()
      .all(run);
    for (const { unit, channel, body } of rows) {
      const counts = units.get(unit) ?? new Map<string, number>();
      units.set(unit, counts);
      const own = off.length > 0 ? new Map<string, number>() : counts;
      packed.count(unpack<PackedPasses>(body), own);
      if (own !== counts)
        for (const [message, n] of own)
          if (!off.includes(`${channel} ${message}`)) counts.set(message, (counts.get(message) ?? 0) + n);
    }
    return [...units].flatMap(([unit, counts]) =>
      [...counts].map(([message, n]): OutcomeCount => ({ unit, message, verdict: 'pass', n })),
    );
  };

  const replace = (run: string, item: string, channel: string, given: readonly Outcome[]) => {
    const passes = given.filter((outcome) => outcome.verdict === 'pass');
    const others = given.filter((outcome) => outcome.verdict !== 'pass');
    forget.run(run, item, channel);
    const unit = unitOf.get({ run, item, channel })!;
    const id = putJudged.run(run, item, channel, unit, store.put(packed.pack(passes))).lastInsertRowid;
    for (const [n, o] of others.entries()) {
      const { message, verdict, field } = o;
      const { key = null, reason = null, quote = null, detail = null, expected = null } = o;
      putRow.run(id, n, message, verdict, field, key, reason, quote, detail, expected);
    }
  };

  return {
    replace: (run, item, channel, given) => db.transaction(replace)(run, item, channel, given),
    *iterate(run) {
      const rows = reader
        .prepare<[string], Row & { item: string; channel: Channel }>(
          `SELECT item, channel, ${COLUMNS} FROM judged JOIN outcomes ON outcomes.judged = judged.id
           WHERE run = ? ORDER BY item, channel, n`,
        )
        .iterate(run);
      for (const { item, channel, ...row } of rows) yield { item, channel, outcome: bare(row) };
    },
    counts(run) {
      const others = reader
        .prepare<[string], Omit<OutcomeCount, 'verdict'> & { settled: Verdict }>(
          `SELECT unit, outcomes.message, CASE
             WHEN decision = 'off' AND verdict IN ('fail', 'review') THEN 'inapplicable'
             WHEN decision IN ('open', 'review') AND verdict = 'fail' THEN 'review'
             ELSE verdict END AS settled, count(*) AS n
           FROM judged JOIN outcomes ON outcomes.judged = judged.id
           LEFT JOIN questions ON questions.run = judged.run AND questions.channel = judged.channel
             AND questions.message = outcomes.message
           WHERE judged.run = ? GROUP BY unit, outcomes.message, settled`,
        )
        .all(run)
        .map(({ settled, ...count }): OutcomeCount => ({ ...count, verdict: settled }));
      return [...passCounts(run), ...others].sort(byUnitAndMessage);
    },
    judged: (run) => anyJudged.get(run) === 1,
    of(run, item, channel) {
      const row = judged.get(run, item, channel);
      if (!row) return [];
      return [...packed.unpack(unpack<PackedPasses>(row.body)), ...rowsOf.all(row.id).map(bare)];
    },
    accusing: (run, item, channel) => accusingOf.all(run, item, channel).map(bare),
  };
}
