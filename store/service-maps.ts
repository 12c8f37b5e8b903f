// The service map (政务服务地图) of each run. Written by the crawl and by the import of a file, read by the judging and the reports.
import type Database from 'better-sqlite3';
import { documents, unpack } from './documents.ts';
import { ServiceMap } from './schemas/hall.ts';

export interface ServiceMaps {
  /** Checks the record (ZodError) and stores it; a second map of the run replaces the first. */
  save(map: ServiceMap): void;
  of(run: string): ServiceMap | undefined;
}

export function serviceMaps(db: Database.Database): ServiceMaps {
  const store = documents(db);
  const put = db.prepare('INSERT OR REPLACE INTO service_maps (run, document) VALUES (@run, @document)');
  const one = db
    .prepare<[string], Buffer>(
      'SELECT body FROM service_maps JOIN documents ON documents.id = document WHERE run = ?',
    )
    .pluck();
  return {
    save(given) {
      // Without the run, so that an unchanged map is one document.
      const { run, ...map } = ServiceMap.parse(given);
      db.transaction(() => void put.run({ run, document: store.put(map) }))();
    },
    of(run) {
      const body = one.get(run);
      return body && { run, ...unpack<Omit<ServiceMap, 'run'>>(body) };
    },
  };
}
