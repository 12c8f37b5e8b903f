// Walks (走查) of entrances, doors, online help and journeys: what was met, and the life of what was found. Written by their commands and by `nightly`.
import type Database from 'better-sqlite3';
import { documents, unpack } from './documents.ts';
import { Finding } from './schemas/finding.ts';
import { Walk, type WalkKind } from './schemas/walk.ts';
import { localStamp, localTime } from './time.ts';

export interface Walks {
  /** `id`: of a walk that has a record of its own (doors); `at`: when it began, by default now. */
  start(walk: { site: string; kind: WalkKind; id?: string; at?: string }): Walk;
  finish(id: string, end: Pick<Walk, 'status'> & { note?: string | null }): Walk;
  get(id: string): Walk | undefined;
  /** The newest first. */
  list(which?: { site?: string; kind?: WalkKind }): Walk[];
  /** Keeps what was met; a second record of the same subject takes its place. */
  saveRecord(id: string, about: { subject: string; record: unknown; measures?: object }): void;
  /** By subject. */
  records(id: string): WalkRecord[];
  /** What earlier walks of the same site and kind met of a subject, the newest first. */
  earlier(id: string, subject: string): WalkRecord[];
  /** Takes the place of what was found in this walk before. Checks the records (ZodError). */
  keep(id: string, findings: readonly Finding[]): void;
  /** By id. */
  findings(id: string): Finding[];
  /** The last row that each finding of the site and kind had before this walk, closed ones too, by id. */
  before(id: string): Finding[];
}

export interface WalkRecord {
  walk: string;
  record: unknown;
  measures: object | null;
}

/** What changes from walk to walk; the rest is kept once, as a document. */
type Moving = Pick<Finding, 'run' | 'id' | 'state' | 'firstSeen' | 'lastSeen'>;
type FindingRow = Moving & { body: Buffer };
type RecordRow = { walk: string; measures: string | null; body: Buffer };

const SELECT =
  'SELECT id, site, kind, started_at AS startedAt, finished_at AS finishedAt, status, note FROM walks';
const FOUND = `SELECT found.walk AS run, found.id, found.state, found.first_seen AS firstSeen, found.last_seen AS lastSeen, body
  FROM walk_findings AS found JOIN documents ON documents.id = found.document`;
const MET = `SELECT met.walk, met.measures, body
  FROM walk_records AS met JOIN documents ON documents.id = met.document JOIN walks ON walks.id = met.walk`;
/** Walks before one of the same site and kind. */
const EARLIER = `walks.site = (SELECT site FROM walks WHERE id = @id) AND walks.kind = (SELECT kind FROM walks WHERE id = @id)
  AND walks.rowid < (SELECT rowid FROM walks WHERE id = @id)`;

const findingOf = ({ body, ...moving }: FindingRow): Finding =>
  Finding.parse({ ...unpack<object>(body), ...moving });
const recordOf = ({ walk, measures, body }: RecordRow): WalkRecord => ({
  walk,
  record: unpack(body),
  measures: measures === null ? null : (JSON.parse(measures) as object),
});

export function walks(db: Database.Database, now: () => Date): Walks {
  const store = documents(db);
  const byId = db.prepare<[string], Walk>(`${SELECT} WHERE id = ?`);
  const get = (id: string): Walk | undefined => {
    const row = byId.get(id);
    return row && Walk.parse(row);
  };
  const freeId = (base: string): string => {
    for (let n = 1; ; n++) {
      const id = n === 1 ? base : `${base}-${n}`;
      if (!byId.get(id)) return id;
    }
  };
  const putRecord = db.prepare(
    'INSERT OR REPLACE INTO walk_records (walk, subject, document, measures) VALUES (?, ?, ?, ?)',
  );
  const dropFindings = db.prepare('DELETE FROM walk_findings WHERE walk = ?');
  const putFinding = db.prepare(
    `INSERT INTO walk_findings (walk, id, state, first_seen, last_seen, document)
     VALUES (@run, @id, @state, @firstSeen, @lastSeen, @document)`,
  );
  return {
    get,
    start({ site, kind, id: given, at = localTime(now()) }) {
      const stamp = localStamp(new Date(at));
      const id = given ?? freeId(`${stamp}-${kind}-${site.replace(/[^\w.-]+/g, '-')}`);
      db.prepare(
        `INSERT INTO walks (id, site, kind, started_at, status) VALUES (?, ?, ?, ?, 'running')
         ON CONFLICT DO UPDATE SET status = 'running', finished_at = NULL, note = NULL`,
      ).run(id, site, kind, at);
      return get(id)!;
    },
    finish(id, { status, note = null }) {
      db.prepare('UPDATE walks SET finished_at = ?, status = ?, note = ? WHERE id = ?').run(
        localTime(now()),
        status,
        note,
        id,
      );
      return get(id)!;
    },
    list: ({ site, kind } = {}) =>
      db
        .prepare<{ site: string | null; kind: string | null }, Walk>(
          `${SELECT} WHERE (@site IS NULL OR site = @site) AND (@kind IS NULL OR kind = @kind) ORDER BY rowid DESC`,
        )
        .all({ site: site ?? null, kind: kind ?? null })
        .map((row) => Walk.parse(row)),
    saveRecord: (id, { subject, record, measures }) =>
      db.transaction(
        () => void putRecord.run(id, subject, store.put(record), measures ? JSON.stringify(measures) : null),
      )(),
    records: (id) =>
      db.prepare<[string], RecordRow>(`${MET} WHERE met.walk = ? ORDER BY met.subject`).all(id).map(recordOf),
    earlier: (id, subject) =>
      db
        .prepare<{ id: string; subject: string }, RecordRow>(
          `${MET} WHERE met.subject = @subject AND ${EARLIER} ORDER BY walks.rowid DESC`,
        )
        .all({ id, subject })
        .map(recordOf),
    keep: (id, all) =>
      db.transaction(() => {
        dropFindings.run(id);
        for (const given of all) {
          const { run: _, state, firstSeen, lastSeen, id: own, ...stable } = Finding.parse(given);
          const moving: Moving = { run: id, id: own, state, firstSeen, lastSeen };
          putFinding.run({ ...moving, document: store.put(stable) });
        }
      })(),
    findings: (id) =>
      db
        .prepare<[string], FindingRow>(`${FOUND} WHERE found.walk = ? ORDER BY found.id`)
        .all(id)
        .map(findingOf),
    before: (id) =>
      db
        .prepare<{ id: string }, FindingRow>(
          `${FOUND} JOIN walks ON walks.id = found.walk WHERE (found.id, walks.rowid) IN (
             SELECT older.id, max(walks.rowid) FROM walk_findings AS older JOIN walks ON walks.id = older.walk
             WHERE ${EARLIER} GROUP BY older.id
           ) ORDER BY found.id`,
        )
        .all({ id })
        .map(findingOf),
  };
}
