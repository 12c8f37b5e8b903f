// How well a message is proven on real data, in a few words. Called by the lists and the page of messages.
import { type Proof, proofOf, stateOf } from '../checks/frame/proof.ts';
import type { Finding } from '../store/schemas/finding.ts';
import { VERDICT_NAMES } from './labels.ts';

/** 实证: precision on labelled real cases, or that there are too few of them. */
export const proofText = (message: string): string => countsText(proofOf(message));

export function countsText(proof: Pick<Proof, 'right' | 'wrong'>): string {
  const { right, wrong } = proof;
  const state = stateOf(proof);
  const cases = right + wrong;
  if (state === 'unproven') return cases === 0 ? '未经实证' : `未经实证（真实样本${cases}例）`;
  const precision = `${((100 * right) / cases).toFixed(1)}%`;
  return state === 'proven'
    ? `已实证：精确率${precision}（${cases}例）`
    : `存疑：精确率${precision}（${cases}例），一律转人工复核`;
}

/** 判定, with the remark that too few real cases have proven the message. */
export const verdictText = ({ outcome, message }: Pick<Finding, 'outcome' | 'message'>): string =>
  proofOf(message).state === 'unproven' ? `${VERDICT_NAMES[outcome]}（未经实证）` : VERDICT_NAMES[outcome];
