// Proof (实证): how often a message was right on labelled real data. Counts in proof.json, written by `npm run docs`;
// used by the pipeline, which does not accuse where a message is known to be doubtful, and shown in every list.
import { z } from 'zod';
import type { Outcome } from '../../store/schemas/outcome.ts';
import data from './proof.json' with { type: 'json' };
import { wilson } from './wilson.ts';

/** Labelled real cases of one message: `right` and `wrong` fails, defects it did not fail (`missed`), passes that are right. */
export const Proof = z.object({
  right: z.number().int(),
  wrong: z.number().int(),
  missed: z.number().int(),
  /** Of the missed ones, how many were at least `review`. */
  review: z.number().int(),
});
export type Proof = z.infer<typeof Proof>;

/** `doubtful`: a fail becomes a review. `unproven`: too few labelled cases to say. */
export type ProofState = 'proven' | 'unproven' | 'doubtful';

const FEWEST_CASES = 50;
const LOWEST_PRECISION = 0.95;

const proofs = new Map(Object.entries(z.record(z.string(), Proof).parse(data)));

export function stateOf({ right, wrong }: Pick<Proof, 'right' | 'wrong'>): ProofState {
  if (right + wrong < FEWEST_CASES) return 'unproven';
  return wilson(right, right + wrong)[1] < LOWEST_PRECISION ? 'doubtful' : 'proven';
}

/** What real data say of a message. */
export function proofOf(message: string): Proof & { state: ProofState } {
  const proof = proofs.get(message) ?? { right: 0, wrong: 0, missed: 0, review: 0 };
  return { ...proof, state: stateOf(proof) };
}

const DOUBTED = '本检查项在真实样本上的精确率不足，一律转人工复核。';

/** A message that real data speak against accuses nobody: its fail is put to a person. */
export function withoutDoubtful(
  outcomes: readonly Outcome[],
  state: (message: string) => ProofState = (message) => proofOf(message).state,
): Outcome[] {
  return outcomes.map((outcome) =>
    outcome.verdict === 'fail' && state(outcome.message) === 'doubtful'
      ? { ...outcome, verdict: 'review', detail: `${outcome.detail ?? ''}${DOUBTED}` }
      : outcome,
  );
}
