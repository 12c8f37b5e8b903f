// Laws that no longer apply, and what kinds of law may found a permit. Read by the legal basis check.
import { z } from 'zod';
import laws from './laws.json' with { type: 'json' };
import { patterns } from './lexicon.ts';

export const LAWS = z
  .object({
    /** By title without 中华人民共和国; general knowledge, to be verified: a hit is never more than a review. */
    repealed: z.array(z.object({ name: z.string(), ended: z.iso.date(), instead: z.string() }).strict()),
    /** Titles of laws, administrative and local regulations (法律、行政法规、地方性法规). */
    founding: patterns,
    /** A law named without 《》. */
    unnamed: patterns,
    /** Laws about all permits, which found none. */
    general: patterns,
  })
  .strict()
  .parse(laws);

export const REPEALED = new Map(LAWS.repealed.map((law) => [law.name, law]));
