// Lists of units as a run read them, and known items that they no longer held. Written by the crawler, read by the judging.
import type Database from 'better-sqlite3';
import { Absence, type AbsentPage } from './schemas/drift.ts';
import type { Item } from './schemas/unit.ts';

export interface Lists {
  /** Notes that the run read the lists of these units for all of their items. */
  save(run: string, units: readonly { unit: string; complete: boolean }[]): void;
  /** Units of which this run holds the complete list. */
  complete(run: string): Set<string>;
  /** The run before this one that holds the complete list of the unit, where the list is not under suspicion. */
  baseline(run: string, unit: string): string | undefined;
  /** Items that the last complete list of the unit before this run held, or that were missing from it and are not settled. */
  expected(run: string, unit: string): Item[];
  /** Notes what the page of a missing item said; counts how often in a row it was `gone`. */
  absent(run: string, item: string, page: AbsentPage): void;
  /** Missing items of this run. */
  absences(run: string): Absence[];
  /** Looks in a row, up to this run, after which the item was gone from list and page; 0 once it was listed again. */
  gone(run: string, item: string): number;
}

/** So often list and page must both say that an item is gone. */
export const GONE_TIMES = 2;

const ORD = '(SELECT rowid FROM runs WHERE id = @run)';
const SITE = '(SELECT site FROM runs WHERE id = @run)';
const EARLIER = `FROM unit_lists JOIN runs ON runs.id = unit_lists.run
  WHERE unit = @unit AND complete = 1 AND site = ${SITE} AND runs.rowid < ${ORD}`;

export function lists(db: Database.Database): Lists {
  const put = db.prepare('INSERT OR REPLACE INTO unit_lists (run, unit, complete) VALUES (?, ?, ?)');
  const last = db
    .prepare<{ run: string; unit: string }, string>(
      `SELECT unit_lists.run ${EARLIER} ORDER BY runs.rowid DESC LIMIT 1`,
    )
    .pluck();
  const accepted = db
    .prepare<{ run: string; unit: string }, string>(
      `SELECT unit_lists.run ${EARLIER} AND status = 'done' AND (
         NOT EXISTS (SELECT 1 FROM suspicions s WHERE s.run = unit_lists.run AND s.kind = 'items' AND s.unit = @unit)
         OR EXISTS (SELECT 1 FROM acceptances a WHERE a.run = unit_lists.run AND a.kind = 'items' AND a.unit = @unit))
       ORDER BY runs.rowid DESC LIMIT 1`,
    )
    .pluck();
  const expected = db.prepare<{ last: string; unit: string; times: number }, Item>(
    `SELECT id, site, portal_id AS portalId, situation_id AS situationId, unit, name, situation FROM items
     WHERE unit = @unit AND (id IN (SELECT item FROM run_items WHERE run = @last)
       OR id IN (SELECT item FROM absences WHERE run = @last AND times < @times)) ORDER BY id`,
  );
  const before = db
    .prepare<[string, string], number>('SELECT times FROM absences WHERE run = ? AND item = ?')
    .pluck();
  const unitOf = db.prepare<[string], string>('SELECT unit FROM items WHERE id = ?').pluck();
  const putAbsent = db.prepare(
    'INSERT OR REPLACE INTO absences (run, item, page, times) VALUES (?, ?, ?, ?)',
  );
  const gone = db
    .prepare<{ run: string; item: string }, number>(
      `SELECT times FROM absences JOIN runs ON runs.id = absences.run
       WHERE item = @item AND runs.rowid <= ${ORD} AND NOT EXISTS (
         SELECT 1 FROM run_items JOIN runs AS later ON later.id = run_items.run
         WHERE run_items.item = @item AND later.rowid > runs.rowid AND later.rowid <= ${ORD})
       ORDER BY runs.rowid DESC LIMIT 1`,
    )
    .pluck();
  return {
    save(run, units) {
      db.transaction(() => {
        for (const { unit, complete } of units) put.run(run, unit, complete ? 1 : 0);
      })();
    },
    complete: (run) =>
      new Set(
        db
          .prepare<[string], string>('SELECT unit FROM unit_lists WHERE run = ? AND complete = 1')
          .pluck()
          .all(run),
      ),
    baseline: (run, unit) => accepted.get({ run, unit }),
    expected(run, unit) {
      const found = last.get({ run, unit });
      return found ? expected.all({ last: found, unit, times: GONE_TIMES }) : [];
    },
    absent(run, item, page) {
      const found = last.get({ run, unit: unitOf.get(item)! });
      const times = (found ? before.get(found, item) : undefined) ?? 0;
      putAbsent.run(run, item, page, page === 'gone' ? times + 1 : 0);
    },
    absences: (run) =>
      db
        .prepare<[string], Absence>('SELECT item, page, times FROM absences WHERE run = ? ORDER BY item')
        .all(run)
        .map((row) => Absence.parse(row)),
    gone: (run, item) => gone.get({ run, item }) ?? 0,
  };
}
