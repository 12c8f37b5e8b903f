// Walk (走查): one look at something else than guides: entrances, doors with a log-in, online help, journeys. Written and read through the store.
import { z } from 'zod';

export const WalkKind = z.enum(['entry', 'doors', 'help', 'journey']);
export type WalkKind = z.infer<typeof WalkKind>;

/** Its id is its start, its kind and its site (`20261123-211505-entry-fixture`); times are ISO with +08:00. */
export const Walk = z.object({
  id: z.string(),
  site: z.string(),
  kind: WalkKind,
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  /** `stopped`: not all was seen, by the hours, the person or a lost log-in; `failed`: nothing is kept of it. */
  status: z.enum(['running', 'done', 'stopped', 'failed']),
  /** Why it did not see all, Chinese. */
  note: z.string().nullable(),
});
export type Walk = z.infer<typeof Walk>;
