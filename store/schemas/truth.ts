// Truth of a fixture: every outcome (fail or review) that a mutated guide must bring. Anything unlisted is a false alarm.
import { z } from 'zod';
import { Channel } from './outcome.ts';

export const TruthLine = z.object({
  item: z.string(),
  channel: Channel,
  field: z.string(),
  key: z.string().nullable(),
  message: z.string(),
  verdict: z.enum(['fail', 'review']),
  /** The operator that planted it. */
  operator: z.string(),
});
export type TruthLine = z.infer<typeof TruthLine>;
