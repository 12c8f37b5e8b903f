// Captures (抓取记录): every request for an item's page, also the failed ones. Called by the crawler and the reports.
import type Database from 'better-sqlite3';
import { Capture, type Lane } from './schemas/capture.ts';

export interface Captures {
  /** Checks the record, stores it and gives it its id (`c17`). */
  save(capture: Omit<Capture, 'id'>): Capture;
  get(id: string): Capture | undefined;
  /** Whether the run asked for this page before. */
  isAsked(run: string, item: string, channel: string): boolean;
  /** In the order in which they were made. */
  ofRun(run: string): Capture[];
  /** Pages of a run that could be read, by lane; the last capture of a page counts. */
  lanes(run: string, channel: string): Partial<Record<Lane, number>>;
  /** Pages of a run that could be read: anew and found unchanged, and when the oldest of them was truly read; of all its channels where none is named. */
  ages(run: string, channel?: string): ReadingAges;
  /** Of each item of a site that was ever asked for in a channel: how it went the last time. */
  last(site: string, channel: string): LastCapture[];
}

export interface ReadingAges {
  anew: number;
  unchanged: number;
  /** ISO with +08:00; null where nothing was read. */
  oldest: string | null;
}

export interface LastCapture {
  item: string;
  fetchedAt: string;
  /** The page could not be read. */
  failed: boolean;
}

type Row = Omit<Capture, 'id' | 'headers' | 'redirects' | 'readAt'> & {
  n: number;
  headers: string;
  redirects: string;
  readAt: string | null;
};

const SELECT = `SELECT n, run, item, channel, url, final_url AS finalUrl, status, headers, charset, sha256, redirects,
  fetched_at AS fetchedAt, read_at AS readAt, milliseconds, lane, profile_version AS profileVersion,
  extractor_version AS extractorVersion, problem, problem_detail AS problemDetail FROM captures`;

export const captureNumber = (id: string): number => Number(id.slice(1));

const record = ({ n, headers, redirects, readAt, ...row }: Row): Capture => ({
  id: `c${n}`,
  ...row,
  ...(readAt && { readAt }),
  headers: JSON.parse(headers),
  redirects: JSON.parse(redirects),
});

const Unsaved = Capture.omit({ id: true });

export function captures(db: Database.Database): Captures {
  const insert = db.prepare(
    `INSERT INTO captures (run, item, channel, url, final_url, status, headers, charset, sha256, redirects, fetched_at,
       read_at, milliseconds, lane, profile_version, extractor_version, problem, problem_detail)
     VALUES (@run, @item, @channel, @url, @finalUrl, @status, @headers, @charset, @sha256, @redirects, @fetchedAt,
       @readAt, @milliseconds, @lane, @profileVersion, @extractorVersion, @problem, @problemDetail)`,
  );
  const asked = db
    .prepare<[string, string, string], number>(
      'SELECT 1 FROM captures WHERE run = ? AND item = ? AND channel = ? LIMIT 1',
    )
    .pluck();
  return {
    save(given) {
      const capture = Unsaved.parse(given);
      const headers = JSON.stringify(capture.headers);
      const redirects = JSON.stringify(capture.redirects);
      const { lastInsertRowid } = insert.run({
        ...capture,
        readAt: capture.readAt ?? null,
        headers,
        redirects,
      });
      return { id: `c${lastInsertRowid}`, ...capture };
    },
    get(id) {
      const row = db.prepare<[number], Row>(`${SELECT} WHERE n = ?`).get(captureNumber(id));
      return row && record(row);
    },
    isAsked: (run, item, channel) => asked.get(run, item, channel) === 1,
    lanes(run, channel) {
      const rows = db
        .prepare<[string, string], { lane: Lane; n: number }>(
          `SELECT lane, count(*) AS n FROM captures JOIN (SELECT max(n) AS last FROM captures WHERE run = ? AND channel = ?
             GROUP BY item) ON last = n WHERE problem IS NULL GROUP BY lane`,
        )
        .all(run, channel);
      return Object.fromEntries(rows.map(({ lane, n }) => [lane, n]));
    },
    ages: (run, channel) =>
      db
        .prepare<{ run: string; channel: string | null }, ReadingAges>(
          `SELECT coalesce(sum(lane <> 'unchanged'), 0) AS anew, coalesce(sum(lane = 'unchanged'), 0) AS unchanged,
             min(coalesce(read_at, fetched_at)) AS oldest
           FROM captures JOIN (SELECT max(n) AS last FROM captures WHERE run = @run AND (@channel IS NULL OR channel = @channel)
             GROUP BY item, channel) ON last = n WHERE problem IS NULL`,
        )
        .get({ run, channel: channel ?? null })!,
    ofRun: (run) => db.prepare<[string], Row>(`${SELECT} WHERE run = ? ORDER BY n`).all(run).map(record),
    last: (site, channel) =>
      db
        .prepare<{ site: string; channel: string }, Omit<LastCapture, 'failed'> & { problem: string | null }>(
          // With max(), SQLite takes the other columns from the row that holds it.
          `SELECT item, fetched_at AS fetchedAt, problem, max(n) FROM captures
           WHERE channel = @channel AND item >= @site || '/' AND item < @site || '0' GROUP BY item ORDER BY item`,
        )
        .all({ site, channel })
        .map(({ item, fetchedAt, problem }) => ({ item, fetchedAt, failed: problem !== null })),
  };
}
