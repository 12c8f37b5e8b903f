// Lanes (采集方式): what was learned of a channel's layouts, and which pages of a run rest on it. Written by crawler/lanes/lane-book.ts.
import { deflateSync, inflateSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import { LearnedLanes, Lesson } from './schemas/lanes.ts';

/** What was learned holds for one channel, as one version of the reader and of the profile sees it. */
export interface LanesOf {
  site: string;
  channel: string;
  extractorVersion: string;
  profileVersion: string;
}

export interface PlainRead {
  task: string;
  item: string;
}

export interface Lanes {
  /** Undefined where nothing was learned with these versions. */
  get(of: LanesOf): LearnedLanes | undefined;
  /** Checks the record (ZodError) and takes the place of what the channel's other versions learned. */
  save(of: LanesOf, learned: LearnedLanes): void;
  /** Pages from which the JSON of the channel was learned; none where nothing was kept with these versions. */
  lessons(of: LanesOf): Lesson[];
  /** Checks them (ZodError) and takes the place of those of the channel's other versions. */
  saveLessons(of: LanesOf, lessons: readonly Lesson[]): void;
  /** Notes that a page was read by plain HTTP or by its JSON alone. */
  noteRead(run: string, channel: string, layout: string, read: PlainRead): void;
  /** Pages of the layout that were noted and not forgotten since. */
  reads(run: string, channel: string, layout: string): PlainRead[];
  forgetReads(run: string, channel: string, layout: string): void;
}

export function lanes(db: Database.Database): Lanes {
  const one = db
    .prepare<LanesOf, string>(
      `SELECT learned FROM lanes WHERE site = @site AND channel = @channel
       AND extractor_version = @extractorVersion AND profile_version = @profileVersion`,
    )
    .pluck();
  const put = db.prepare(
    `INSERT OR REPLACE INTO lanes (site, channel, extractor_version, profile_version, learned)
     VALUES (@site, @channel, @extractorVersion, @profileVersion, @learned)`,
  );
  const taught = db
    .prepare<LanesOf, Buffer>(
      `SELECT lessons FROM lane_lessons WHERE site = @site AND channel = @channel
       AND extractor_version = @extractorVersion AND profile_version = @profileVersion`,
    )
    .pluck();
  const teach = db.prepare(
    `INSERT OR REPLACE INTO lane_lessons (site, channel, extractor_version, profile_version, lessons)
     VALUES (@site, @channel, @extractorVersion, @profileVersion, @lessons)`,
  );
  const note = db.prepare(
    'INSERT OR IGNORE INTO plain_reads (run, channel, layout, task, item) VALUES (?, ?, ?, ?, ?)',
  );
  const WHERE = 'WHERE run = ? AND channel = ? AND layout = ?';
  return {
    get(of) {
      const learned = one.get(of);
      return learned === undefined ? undefined : LearnedLanes.parse(JSON.parse(learned));
    },
    save: (of, learned) => void put.run({ ...of, learned: JSON.stringify(LearnedLanes.parse(learned)) }),
    lessons(of) {
      const body = taught.get(of);
      return body === undefined ? [] : Lesson.array().parse(JSON.parse(inflateSync(body).toString('utf8')));
    },
    saveLessons: (of, lessons) =>
      void teach.run({ ...of, lessons: deflateSync(JSON.stringify(Lesson.array().parse(lessons))) }),
    noteRead: (run, channel, layout, { task, item }) => void note.run(run, channel, layout, task, item),
    reads: (run, channel, layout) =>
      db
        .prepare<[string, string, string], PlainRead>(
          `SELECT task, item FROM plain_reads ${WHERE} ORDER BY task`,
        )
        .all(run, channel, layout),
    forgetReads: (run, channel, layout) =>
      void db.prepare(`DELETE FROM plain_reads ${WHERE}`).run(run, channel, layout),
  };
}
