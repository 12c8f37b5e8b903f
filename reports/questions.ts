// Questions (待裁定问题): a message that most guides of a page family fail is a matter of the rule, not of the guides. Pure.
// Called by the pipeline, the overview and the command `rulings`.
import type { Question, Ruling } from '../store/schemas/corpus.ts';
import type { Channel, Outcome } from '../store/schemas/outcome.ts';
import { CHANNEL_NAMES } from './labels.ts';
import { number, percent } from './phrases.ts';

export interface QuestionRule {
  /** A larger share of failing guides is a question, */
  share: number;
  /** of at least so many judged guides. */
  least: number;
}

export const QUESTION_RULE: QuestionRule = { share: 0.5, least: 20 };

/** The ruling that holds for a message in a channel: one of the channel itself comes before one of all channels. */
export const rulingFor = (
  holding: readonly Ruling[],
  channel: Channel,
  message: string,
): Ruling | undefined => {
  const own = holding.filter((ruling) => ruling.message === message);
  return own.find((ruling) => ruling.channel === channel) ?? own.find((ruling) => ruling.channel === '');
};

/** Counts guide by guide how many fail each message. */
export class ShareCounter {
  readonly #counts = new Map<
    string,
    { channel: Channel; message: string; failing: number; judged: number }
  >();

  /** All outcomes of one guide. */
  add(channel: Channel, outcomes: readonly Outcome[]): void {
    const failing = new Map<string, boolean>();
    for (const { message, verdict } of outcomes)
      if (verdict === 'fail') failing.set(message, true);
      else if ((verdict === 'pass' || verdict === 'review') && !failing.has(message))
        failing.set(message, false);
    for (const [message, fails] of failing) {
      const key = `${channel} ${message}`;
      const count = this.#counts.get(key) ?? { channel, message, failing: 0, judged: 0 };
      this.#counts.set(key, count);
      count.judged += 1;
      if (fails) count.failing += 1;
    }
  }

  /** Open questions, and messages that a ruling takes in its own way; a ruling `fail` ends a question. */
  questions(holding: readonly Ruling[], ruleOf: (channel: Channel) => QuestionRule): Question[] {
    return [...this.#counts.values()].flatMap((count): Question[] => {
      const decision = rulingFor(holding, count.channel, count.message)?.decision;
      if (decision === 'fail') return [];
      if (decision) return [{ ...count, decision }];
      const { share, least } = ruleOf(count.channel);
      const open = count.judged >= least && count.failing / count.judged > share;
      return open ? [{ ...count, decision: 'open' }] : [];
    });
  }
}

export type QuestionIndex = ReadonlyMap<string, Question & { reason?: string }>;

const keyOf = (channel: string, message: string) => `${channel} ${message}`;

export const questionIndex = (all: readonly Question[], holding: readonly Ruling[]): QuestionIndex =>
  new Map(
    all.map((question) => {
      const { channel, message } = question;
      const reason = rulingFor(holding, channel, message)?.reason;
      return [keyOf(channel, message), { ...question, ...(reason && { reason }) }];
    }),
  );

/** `58.2%` of the guides that were judged. */
export const shareOf = ({ failing, judged }: Question): string => percent(failing, judged);

/** Outcomes as questions and rulings take them: fails become reviews with the reason, or do not apply. */
export function settled(outcomes: readonly Outcome[], channel: Channel, index: QuestionIndex): Outcome[] {
  if (index.size === 0) return [...outcomes];
  return outcomes.map((outcome): Outcome => {
    const { message, verdict, field, key } = outcome;
    const question = index.get(keyOf(channel, message));
    if (!question || verdict === 'inapplicable' || verdict === 'unobserved') return outcome;
    if (question.decision === 'off')
      return { message, verdict: 'inapplicable', field, ...(key !== undefined && { key }) };
    if (verdict !== 'fail') return outcome;
    const why =
      question.decision === 'open'
        ? `本检查项在本渠道${shareOf(question)}的办事指南上不符合，可能是口径问题，待裁定。`
        : `经裁定，本检查项在本渠道转人工复核：${question.reason}。`;
    return { ...outcome, verdict: 'review', detail: [why, outcome.detail].filter(Boolean).join('') };
  });
}

/** One line an open question, the widest first. */
export function questionSentences(
  questions: readonly Question[],
  titleOf: (message: string) => string,
  site: string,
): string[] {
  return questions
    .filter(({ decision }) => decision === 'open')
    .sort((a, b) => b.failing / b.judged - a.failing / a.judged || (a.message < b.message ? -1 : 1))
    .map(
      (question) =>
        `待裁定：${titleOf(question.message)}（${question.message}，${CHANNEL_NAMES[question.channel]}）在${number(question.judged)}份办事指南中有${number(question.failing)}份不符合（${shareOf(question)}），可能是口径问题，暂转人工复核；裁定请运行 guide-audit rulings set ${question.message} --site ${site} --channel ${question.channel}。`,
    );
}
