// The part of a site profile that says which walks a timer's night takes beside the guides, and every how many nights. Used by profile.ts and scripts/nightly.
import { z } from 'zod';
import { AccountKind } from '../store/schemas/door-visit.ts';
import { text } from './profile-values.ts';

/** 1: every night, 7: once a week. */
const every = z.int().min(1).max(90);
const sample = z.int().min(1).max(50).default(1);

export const NightlyProfile = z.strictObject({
  /** Entrances (办事入口走查), items a unit. */
  entry: z.strictObject({ every: every.default(7), sample }).optional(),
  /** Doors with a log-in that a person has saved (登录复用走查), items a unit and door; never logs in by itself. */
  doors: z
    .strictObject({
      every: every.default(7),
      sample,
      account: text.default('person'),
      kind: AccountKind.default('person'),
    })
    .optional(),
  /** Online help (在线客服走查). */
  help: z.strictObject({ every: every.default(7) }).optional(),
});
export type NightlyProfile = z.infer<typeof NightlyProfile>;

/** Which other part of the profile each walk needs. */
export const NIGHTLY_NEEDS = { entry: 'entrances', doors: 'login', help: 'help' } as const satisfies Record<
  keyof NightlyProfile,
  string
>;
