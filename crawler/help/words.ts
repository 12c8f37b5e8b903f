// Words by which online help is known, and harmless questions. Data beside this file; used by crawler/help.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { WordPattern } from '../word-pattern.ts';

export const HELP_WORDS = z
  .strictObject({
    /** Its entry on a home page. */
    entry: WordPattern,
    /** What the field says in which one writes. */
    box: WordPattern,
    /** What a field says that is none of a chat. */
    notBox: WordPattern,
    /** What a field says that asks for a person's data. */
    personal: WordPattern,
    send: WordPattern,
    /** A control that leads to a person; what is written where there is none. */
    person: WordPattern,
    askPerson: z.string(),
    /** Lines that are no answer. */
    waiting: WordPattern,
    reached: WordPattern,
    queue: WordPattern,
    closed: WordPattern,
    /** A number that one may ring instead. */
    hotline: WordPattern,
    /** It is said that there is no person. */
    absent: WordPattern,
    /** General questions, without anybody's data; each visit asks one, and another where nobody answers. */
    questions: z.array(z.string()).min(2),
  })
  .parse(JSON.parse(readFileSync(new URL('./words.json', import.meta.url), 'utf8')));
