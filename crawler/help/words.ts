// Words by which online help is known, and harmless questions. Data beside this file; used by crawler/help.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const pattern = z
  .array(z.string())
  .min(1)
  .transform((sources) => new RegExp(sources.join('|'), 'iu'));

export const HELP_WORDS = z
  .strictObject({
    /** Its entry on a home page. */
    entry: pattern,
    /** What the field says in which one writes. */
    box: pattern,
    /** What a field says that is none of a chat. */
    notBox: pattern,
    /** What a field says that asks for a person's data. */
    personal: pattern,
    send: pattern,
    /** A control that leads to a person; what is written where there is none. */
    person: pattern,
    askPerson: z.string(),
    /** Lines that are no answer. */
    waiting: pattern,
    reached: pattern,
    queue: pattern,
    closed: pattern,
    /** A number that one may ring instead. */
    hotline: pattern,
    /** It is said that there is no person. */
    absent: pattern,
    /** General questions, without anybody's data; each visit asks one, and another where nobody answers. */
    questions: z.array(z.string()).min(2),
  })
  .parse(JSON.parse(readFileSync(new URL('./words.json', import.meta.url), 'utf8')));
