// What changed since the last walk of the kind, as terminal, page and JSON tell it. Pure; called by the reports of entrances, doors and online help.
import type { Finding } from '../../store/schemas/finding.ts';
import type { Walk } from '../../store/schemas/walk.ts';
import { CHANGE_NAMES, CHANGES, type Change, isUnseen } from '../diff.ts';
import { type Html, html } from '../html.ts';
import { CHANNEL_NAMES, VERDICT_NAMES } from '../labels.ts';
import { type LifeCounts, lifeCounts, stateText } from '../life-counts.ts';
import { minute, number } from '../phrases.ts';

/** A walk as it was kept. */
export interface KeptWalk {
  walk: Walk;
  /** All findings after it, with their life. */
  findings: readonly Finding[];
  /** When the walk before it began; null: it is the first one. */
  since: string | null;
  titleOf: (message: string) => string;
}

const changeOf = (finding: Finding, walk: Pick<Walk, 'startedAt'>): Change =>
  isUnseen(finding, walk) ? 'unseen' : finding.state;

/** `新发现1项，已整改2项`; what is nothing is left out. */
export const countsText = (counts: LifeCounts): string =>
  CHANGES.filter((change) => counts[change] > 0)
    .map((change) => `${CHANGE_NAMES[change]}${number(counts[change])}项`)
    .join('，');

/** One sentence. */
export function changesSentence({ walk, findings, since }: KeptWalk): string {
  if (since === null) return '这是第一次走查，没有可以比较的记录；以后的走查与它比较。';
  const counts = lifeCounts(findings, walk);
  const unseen = counts.unseen > 0 ? '；未看到的保持原状，不能认为已改好' : '';
  return `与上次走查（${minute(since)}）相比：${countsText(counts) || '都没有问题'}${unseen}。`;
}

/** What is told one by one: what stayed as it was stands in the report itself. */
const TOLD = CHANGES.filter((change) => change !== 'open');

const byChange = ({ walk, findings }: KeptWalk): [Change, Finding[]][] =>
  TOLD.map((change): [Change, Finding[]] => [
    change,
    findings.filter((finding) => changeOf(finding, walk) === change),
  ]).filter(([, own]) => own.length > 0);

const lineOf = ({ channel, itemName, message, owner }: Finding, titleOf: KeptWalk['titleOf']): string =>
  `${CHANNEL_NAMES[channel]}　${owner}　${itemName}：${titleOf(message)}（${message}）`;

/** For the terminal. */
export function changesLines(kept: KeptWalk): string[] {
  if (kept.since === null) return [changesSentence(kept)];
  return [
    changesSentence(kept),
    ...byChange(kept).flatMap(([change, own]) =>
      own.map((finding) => `  ${CHANGE_NAMES[change]}　${lineOf(finding, kept.titleOf)}`),
    ),
  ].map((line) => line.replace(/\p{Cc}/gu, ' '));
}

/** A part of a page: each change with its findings, the unseen ones with the age of their last sight. */
export function changesPart(kept: KeptWalk | undefined): Html | false {
  if (!kept) return false;
  const lists = kept.since === null ? [] : byChange(kept);
  return html`<h2>与上次相比</h2><p>${changesSentence(kept)}</p>${lists.map(
    ([change, own]) =>
      html`<details${change === 'unseen' ? '' : html` open`}><summary>${CHANGE_NAMES[change]}（${number(own.length)}）</summary><ul>${own.map(
        (finding) =>
          html`<li>${VERDICT_NAMES[finding.outcome]}　${lineOf(finding, kept.titleOf)}${change === 'unseen' && html` <span class="soft">${stateText(finding, kept.walk)}</span>`}</li>`,
      )}</ul></details>`,
  )}
`;
}

/** For other programs: the findings with their life. */
export const changesJson = ({ walk, findings, since }: KeptWalk) => ({
  walk: walk.id,
  since,
  counts: lifeCounts(findings, walk),
  findings: findings.map((finding) => ({ change: changeOf(finding, walk), ...finding })),
});
