// Rules for phone pages that no visit check judges, why, and who does. Shown in docs/mobile-rules.md; read by the tests.
import { z } from 'zod';
import unjudged from './unjudged.json' with { type: 'json' };

/** Sorted by rule, each rule once. */
export const UNJUDGED_ON_PHONE = z
  .array(
    z.strictObject({
      rule: z.string().regex(/^M\d{2}$/),
      why: z.string().min(1),
      who: z.string().min(1),
    }),
  )
  .parse(unjudged);
