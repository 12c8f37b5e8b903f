// Link facts (链接事实) of a run by address. Written by the crawler, joined to the guides when they are judged.
import type Database from 'better-sqlite3';
import { documents, unpack } from './documents.ts';
import { LinkFact } from './schemas/link-fact.ts';

export interface Links {
  /** Checks the fact against its schema (ZodError) and stores it; a second one of the same address replaces it. */
  save(run: string, fact: LinkFact): void;
  get(run: string, url: string): LinkFact | undefined;
  /** All facts of the run, by address. */
  ofRun(run: string): Map<string, LinkFact>;
}

export function links(db: Database.Database): Links {
  const store = documents(db);
  const put = db.prepare('INSERT OR REPLACE INTO links (run, url, document) VALUES (?, ?, ?)');
  const select = 'SELECT body FROM links JOIN documents ON documents.id = document WHERE run = ?';
  const find = db.prepare<[string, string], Buffer>(`${select} AND url = ?`).pluck();
  const all = db.prepare<[string], Buffer>(`${select} ORDER BY url`).pluck();
  const write = db.transaction((run: string, fact: LinkFact) => put.run(run, fact.url, store.put(fact)));
  return {
    save(run, given) {
      write(run, LinkFact.parse(given));
    },
    get(run, url) {
      const body = find.get(run, url);
      return body && unpack<LinkFact>(body);
    },
    ofRun(run) {
      const facts = all.all(run).map((body) => unpack<LinkFact>(body));
      return new Map(facts.map((fact) => [fact.url, fact]));
    },
  };
}
