// Units (评估对象) of a site, in the order in which the site lists them. Called by the crawler and the reports.
import type Database from 'better-sqlite3';
import type { Unit } from './schemas/unit.ts';

export interface Units {
  /** Adds or renames; a unit that the list no longer holds is kept, its old findings still name it. */
  upsert(site: string, units: readonly Unit[]): void;
  list(site: string): Unit[];
}

export function units(db: Database.Database): Units {
  const put = db.prepare<Unit & { site: string; position: number }>(
    `INSERT INTO units (site, id, name, league, position) VALUES (@site, @id, @name, @league, @position)
     ON CONFLICT DO UPDATE SET name = excluded.name, league = excluded.league, position = excluded.position`,
  );
  return {
    upsert(site, all) {
      db.transaction(() => {
        for (const [position, { id, name, league }] of all.entries())
          put.run({ site, id, name, league, position });
      })();
    },
    list: (site) =>
      db
        .prepare<[string], Unit>('SELECT id, name, league FROM units WHERE site = ? ORDER BY position, id')
        .all(site),
  };
}
