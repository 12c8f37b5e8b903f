// Rules of the standards table that no guide check judges, why, and who does. Read by the tests; shown to evaluators.
import { z } from 'zod';
import unjudged from './unjudged.json' with { type: 'json' };

const line = z
  .object({
    rule: z.string().regex(/^[A-Z]+\d{2}$/u),
    why: z.string().min(1),
    who: z.string().min(1),
  })
  .strict();

/** Sorted by rule, each rule once. */
export const UNJUDGED = z.array(line).parse(unjudged);
