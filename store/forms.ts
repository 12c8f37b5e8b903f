// Form facts (表格事实) of a run by address. Written by the crawler, joined to the guides when they are judged.
import type Database from 'better-sqlite3';
import { documents, unpack } from './documents.ts';
import { FormFact } from './schemas/form-fact.ts';

export interface Forms {
  /** Checks the fact against its schema (ZodError) and stores it; a second one of the same address replaces it. */
  save(run: string, fact: FormFact): void;
  get(run: string, url: string): FormFact | undefined;
  /** Addresses that have a fact. */
  known(run: string): Set<string>;
}

export function forms(db: Database.Database): Forms {
  const store = documents(db);
  const put = db.prepare('INSERT OR REPLACE INTO forms (run, url, document) VALUES (?, ?, ?)');
  const find = db
    .prepare<[string, string], Buffer>(
      'SELECT body FROM forms JOIN documents ON documents.id = document WHERE run = ? AND url = ?',
    )
    .pluck();
  const urls = db.prepare<[string], string>('SELECT url FROM forms WHERE run = ?').pluck();
  return {
    save(run, given) {
      const fact = FormFact.parse(given);
      db.transaction(() => void put.run(run, fact.url, store.put(fact)))();
    },
    get(run, url) {
      const body = find.get(run, url);
      return body && unpack<FormFact>(body);
    },
    known: (run) => new Set(urls.all(run)),
  };
}
