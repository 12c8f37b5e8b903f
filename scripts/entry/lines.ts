// What the entry command prints, and how the sandbox's truth was met. Pure; called by scripts/commands/entry.ts and the proof.
import type { Message } from '../../checks/frame/check.ts';
import type { EntryTruth } from '../../fixtures/entry/truth.ts';
import {
  entryCounts,
  entryFindings,
  type JudgedWalk,
  placeText,
  wayText,
} from '../../reports/entry/entry-row.ts';
import { CHANNEL_NAMES, VERDICT_NAMES } from '../../reports/labels.ts';

/** Control characters of a page must not reach the terminal. */
const plain = (text: string): string => text.replace(/\p{Cc}/gu, ' ');

export function entryLines(judged: readonly JudgedWalk[], messages: readonly Message[]): string[] {
  const counts = entryCounts(judged);
  return [
    ...judged.flatMap(({ walk }) => [
      `${CHANNEL_NAMES[walk.channel]}  ${walk.home.unobserved ? `未能查看：${walk.home.unobserved.detail}` : walk.home.url}`,
      ...walk.items.map(
        (item) =>
          `  ${item.unitName}  ${item.name}  点击：${wayText(item, walk)}  搜索：${placeText(item.byName)}`,
      ),
    ]),
    '',
    ...entryFindings(judged, messages).map(
      ({ walk, message, outcome }) =>
        `${VERDICT_NAMES[outcome.verdict]}  ${message.id} ${message.title}  ${CHANNEL_NAMES[walk.channel]}  ${outcome.subject}：${outcome.detail ?? message.text}`,
    ),
    `事项${counts.items}个（各渠道合计）：能逐级进入${counts.reached}个，能按全称搜到${counts.searched}个；不符合${counts.fails}项，待复核${counts.reviews}项。`,
  ].map(plain);
}

export interface EntryProof {
  planted: number;
  /** `pc N01 fail 居住证明开具`: planted and not found, found and not planted. */
  missed: string[];
  invented: string[];
}

/** What was found against what is planted, in the channels that were walked. */
export function entryProof(
  judged: readonly JudgedWalk[],
  messages: readonly Message[],
  truth: readonly EntryTruth[],
): EntryProof {
  const channels = new Set<string>(judged.map(({ walk }) => walk.channel));
  const planted = truth
    .filter(({ channel }) => channels.has(channel))
    .map(({ channel, message, verdict, subject }) => `${channel} ${message} ${verdict} ${subject}`);
  const found = entryFindings(judged, messages).map(
    ({ walk, message, outcome }) => `${walk.channel} ${message.id} ${outcome.verdict} ${outcome.subject}`,
  );
  return {
    planted: planted.length,
    missed: planted.filter((one) => !found.includes(one)),
    invented: found.filter((one) => !planted.includes(one)),
  };
}

export const proofLines = ({ planted, missed, invented }: EntryProof): string[] => [
  `与沙箱真值对照：植入${planted}处，找到${planted - missed.length}处，误报${invented.length}处。`,
  ...missed.map((one) => `  没有找到：${one}`),
  ...invented.map((one) => `  误报：${one}`),
];
