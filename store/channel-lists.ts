// The item lists of a run channel by channel, as each showed them. Written by the crawl, compared by the pipeline.
import type Database from 'better-sqlite3';
import { documents, unpack } from './documents.ts';
import { ChannelList } from './schemas/channel-list.ts';

export interface ChannelLists {
  /** Checks the records (ZodError) and stores them; a second list of the same channel and unit replaces the first. */
  save(run: string, lists: readonly ChannelList[]): void;
  /** By channel and unit. */
  ofRun(run: string): ChannelList[];
  /** The last complete list of the channel and unit in the runs of the site before this one. */
  before(run: string, channel: string, unit: string): ChannelList | undefined;
}

type Row = Pick<ChannelList, 'channel' | 'unit'> & { body: Buffer };
const record = ({ channel, unit, body }: Row): ChannelList => ({
  ...{ channel, unit },
  ...unpack<Omit<ChannelList, 'channel' | 'unit'>>(body),
});

export function channelLists(db: Database.Database): ChannelLists {
  const store = documents(db);
  const put = db.prepare(
    `INSERT OR REPLACE INTO channel_lists (run, channel, unit, complete, document)
     VALUES (@run, @channel, @unit, @complete, @document)`,
  );
  const SELECT = `SELECT channel, unit, body FROM channel_lists AS lists JOIN documents ON documents.id = lists.document`;
  const ofRun = db.prepare<[string], Row>(`${SELECT} WHERE run = ? ORDER BY channel, unit`);
  const before = db.prepare<{ run: string; channel: string; unit: string }, Row>(
    `${SELECT} JOIN runs ON runs.id = lists.run
     WHERE channel = @channel AND unit = @unit AND complete = 1
       AND site = (SELECT site FROM runs WHERE id = @run) AND runs.rowid < (SELECT rowid FROM runs WHERE id = @run)
     ORDER BY runs.rowid DESC LIMIT 1`,
  );
  return {
    save(run, lists) {
      db.transaction(() => {
        for (const given of lists) {
          const { channel, unit, ...list } = ChannelList.parse(given);
          put.run({ run, channel, unit, complete: list.complete ? 1 : 0, document: store.put(list) });
        }
      })();
    },
    ofRun: (run) => ofRun.all(run).map(record),
    before(run, channel, unit) {
      const row = before.get({ run, channel, unit });
      return row && record(row);
    },
  };
}
