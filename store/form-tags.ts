// Validators (ETag, Last-Modified) of forms that were downloaded, so that a later run need not do so again. Written and read by crawler/forms.
import type Database from 'better-sqlite3';

export interface FormTag {
  site: string;
  url: string;
  /** Run that holds the form's fact. */
  run: string;
  /** Day on which the night of the download began. */
  night: string;
  /** Version of the reader of forms. */
  reader: string;
  etag: string | null;
  lastModified: string | null;
}

export interface FormTags {
  get(site: string, url: string): FormTag | undefined;
  /** Takes the place of the address's former one. */
  save(tag: FormTag): void;
  forget(site: string, url: string): void;
}

export function formTags(db: Database.Database): FormTags {
  const one = db.prepare<[string, string], FormTag>(
    'SELECT site, url, run, night, reader, etag, last_modified AS lastModified FROM form_tags WHERE site = ? AND url = ?',
  );
  const put = db.prepare<FormTag>(
    `INSERT OR REPLACE INTO form_tags (site, url, run, night, reader, etag, last_modified)
     VALUES (@site, @url, @run, @night, @reader, @etag, @lastModified)`,
  );
  return {
    get: (site, url) => one.get(site, url),
    save: (tag) => void put.run(tag),
    forget: (site, url) => void db.prepare('DELETE FROM form_tags WHERE site = ? AND url = ?').run(site, url),
  };
}
