// Questions (待裁定问题) of each run: messages that most guides fail, and those that a ruling takes in its own way. Written by the pipeline, read by reports.
import type Database from 'better-sqlite3';
import { Question } from './schemas/corpus.ts';

export interface Questions {
  /** Replaces the run's questions. */
  save(run: string, questions: readonly Question[]): void;
  /** By channel and message. */
  of(run: string): Question[];
}

export function questions(db: Database.Database): Questions {
  const put = db.prepare(
    `INSERT INTO questions (run, channel, message, failing, judged, decision)
     VALUES (@run, @channel, @message, @failing, @judged, @decision)`,
  );
  return {
    save(run, all) {
      db.transaction(() => {
        db.prepare('DELETE FROM questions WHERE run = ?').run(run);
        for (const question of all) put.run({ ...Question.parse(question), run });
      })();
    },
    of: (run) =>
      db
        .prepare<[string], Question>(
          'SELECT channel, message, failing, judged, decision FROM questions WHERE run = ? ORDER BY channel, message',
        )
        .all(run),
  };
}
