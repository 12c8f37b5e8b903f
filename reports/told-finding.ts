// A finding of a walk (log-in, entrances, online help) as its page and its JSON tell it. Pure; called by the pages and JSON of these reports.
import type { Message } from '../checks/frame/check.ts';
import type { Outcome } from '../store/schemas/outcome.ts';
import { type Html, html } from './html.ts';
import { VERDICT_NAMES } from './labels.ts';
import { severityTag } from './overview/parts.ts';

type Said = Pick<Outcome, 'quote' | 'detail' | 'expected' | 'verdict'>;

export interface ToldFinding {
  message: Message;
  outcome: Said & { verdict: 'fail' | 'review' };
}

/** Whether an outcome is something to tell. */
export const isTold = <O extends Said>(outcome: O): outcome is O & { verdict: 'fail' | 'review' } =>
  outcome.verdict === 'fail' || outcome.verdict === 'review';

/** What is wrong, where it comes from and how to mend it; `more` stands below it. */
export const findingBlock = ({ message, outcome }: ToldFinding, more: Html | false | null = null): Html =>
  html`<div class="finding"><h4>${severityTag(message.severity)}<span class="title">${message.title}（${message.id}）</span><span class="tag plain">${VERDICT_NAMES[outcome.verdict]}</span></h4>
<dl><dt>情况</dt><dd>${outcome.detail ?? message.text}</dd>${outcome.quote && html`<dt>页面写明</dt><dd class="quote">${outcome.quote}</dd>`}${outcome.expected && html`<dt>应为</dt><dd>${outcome.expected}</dd>`}<dt>要求</dt><dd>${message.text}</dd><dt>怎么改</dt><dd>${message.fix}</dd><dt>依据</dt><dd>${message.basis}</dd></dl>${more}</div>
`;

/** For other programs. */
export const findingJson = ({ message, outcome }: ToldFinding) => ({
  message: message.id,
  title: message.title,
  severity: message.severity,
  outcome: outcome.verdict,
  quote: outcome.quote ?? null,
  expected: outcome.expected ?? null,
  detail: outcome.detail ?? message.text,
  fix: message.fix,
  basis: message.basis,
});
