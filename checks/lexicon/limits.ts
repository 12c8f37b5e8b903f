// Words of time limits (办结时限): without one, vague, where the days begin, what else days are given for. Read by the limit check.
import { z } from 'zod';
import { patterns } from './lexicon.ts';
import limits from './limits.json' with { type: 'json' };

export const LIMIT_WORDS = z
  .object({
    /** A legal limit that no law sets: the whole value. */
    none: patterns,
    /** Says nothing that an applicant can count. */
    vague: patterns,
    /** From when the days are counted (起算点). */
    start: patterns,
    /** The same in a flow, where other days are counted too. */
    startInFlow: patterns,
    /** Why a permit may take longer than the general law allows. */
    legalReason: patterns,
    /** The clause speaks of the end of the whole matter. */
    finished: patterns,
    /** The clause speaks of other days: extensions, delivery, corrections, special stages. */
    beside: patterns,
    /** A sentence that says what is not done at once. */
    atOnceElse: patterns,
    /** Stages that take days by their nature. */
    severalDays: patterns,
  })
  .strict()
  .parse(limits);

export { anyOf as says } from './patterns.ts';
