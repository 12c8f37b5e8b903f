// Outcome: what one check says of one element of one guide. Made by checks, stored and turned into findings.
import { z } from 'zod';

export const Severity = z.enum(['critical', 'major', 'minor', 'info']);
export type Severity = z.infer<typeof Severity>;

export const Verdict = z.enum(['pass', 'fail', 'review', 'inapplicable', 'unobserved']);
export type Verdict = z.infer<typeof Verdict>;

/** Why something could not be judged. */
export const UnobservedReason = z.enum([
  'blocked',
  'logged-out',
  'timeout',
  'budget',
  'not-collected',
  'not-seen-completely',
  'extractor-suspect',
  'app-only',
  'no-guide',
  'check-error',
]);
export type UnobservedReason = z.infer<typeof UnobservedReason>;

export const Outcome = z.object({
  /** Message id = rule id of the standards table (`A03`), with a suffix for a message of its own (`A05-named`). */
  message: z.string(),
  verdict: Verdict,
  /** Schema path without numbers (`places.address`). */
  field: z.string(),
  /** Member of a list, by content. */
  key: z.string().optional(),
  reason: UnobservedReason.optional(),
  /** What the page says, word for word; absent when the value is missing. */
  quote: z.string().optional(),
  /** What is wrong in this very value, a Chinese sentence; absent: the message's text says it all. */
  detail: z.string().optional(),
  /** What would be right here, where it can be said. */
  expected: z.string().optional(),
});
export type Outcome = z.infer<typeof Outcome>;

export const Channel = z.enum(['pc', 'h5', 'unit', 'kiosk', 'hall', 'map', 'app', 'wechat', 'alipay']);
export type Channel = z.infer<typeof Channel>;
