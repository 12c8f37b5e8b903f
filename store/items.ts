// Items (办事事项) and which run's lists contained them. Called by the crawler, the history and the reports.
import type Database from 'better-sqlite3';
import type { Item } from './schemas/unit.ts';

export interface Items {
  /** Stores the items and that the lists of this run held them. */
  upsert(run: string, items: readonly Item[]): void;
  get(id: string): Item | undefined;
  /** The items that this run's lists held, by id. */
  ofRun(run: string): Item[];
}

const COLUMNS = `items.id, items.site, portal_id AS portalId, situation_id AS situationId, unit, name, situation`;

export function items(db: Database.Database): Items {
  const put = db.prepare<Item>(
    `INSERT INTO items (id, site, portal_id, situation_id, unit, name, situation)
     VALUES (@id, @site, @portalId, @situationId, @unit, @name, @situation)
     ON CONFLICT DO UPDATE SET unit = excluded.unit, name = excluded.name, situation = excluded.situation`,
  );
  const listed = db.prepare<[string, string]>('INSERT OR IGNORE INTO run_items (run, item) VALUES (?, ?)');
  const byId = db.prepare<[string], Item>(`SELECT ${COLUMNS} FROM items WHERE id = ?`);
  const ofRun = db.prepare<[string], Item>(
    `SELECT ${COLUMNS} FROM run_items JOIN items ON items.id = run_items.item WHERE run = ? ORDER BY items.id`,
  );
  return {
    upsert(run, all) {
      db.transaction(() => {
        for (const item of all) {
          put.run(item);
          listed.run(run, item.id);
        }
      })();
    },
    get: (id) => byId.get(id),
    ofRun: (run) => ofRun.all(run),
  };
}
