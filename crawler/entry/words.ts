// Words by which menus, searches and entries are known. Data beside this file; used by crawler/entry.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { WordPattern } from '../word-pattern.ts';

/** Names are compared without white space. */
export const ENTRY_WORDS = z
  .strictObject({
    /** What is never pressed; and links that are not followed: they lead to a log-in. */
    never: WordPattern,
    leave: WordPattern,
    /** Links that may change something as soon as they are followed. */
    change: WordPattern,
    /** Controls that lead to an application. */
    apply: WordPattern,
    /** Controls that stand for the row in which they are. */
    ofRow: WordPattern,
    search: WordPattern,
    elder: WordPattern,
    /** A page that has nothing, by its own words. */
    nothing: WordPattern,
    /** Links of the common services (统一公共支付、统一物流、统一预约). */
    pay: WordPattern,
    logistics: WordPattern,
    booking: WordPattern,
    /** A word for which a search has no result: what is shown for it belongs to the page, not to a result. */
    nonsense: z.string().min(1),
  })
  .parse(JSON.parse(readFileSync(new URL('./words.json', import.meta.url), 'utf8')));

/** What citizens say, and the full names of the items they mean (开饭店 → 食品经营许可). */
export const CITIZEN_WORDS = z
  .array(z.strictObject({ word: z.string().min(1), items: z.array(z.string().min(1)).min(1) }))
  .parse(JSON.parse(readFileSync(new URL('./citizen-words.json', import.meta.url), 'utf8')));
