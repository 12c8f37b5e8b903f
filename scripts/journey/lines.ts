// What the journey command prints: a line a journey, and how the sandbox's truth was met. Pure; called by scripts/commands/journey.ts.
import { channelName, END_NAMES } from '../../reports/journey/names.ts';
import type { Journey } from '../../store/schemas/journey.ts';
import type { JudgedJourney } from '../../store/schemas/journey-verdict.ts';
import type { Proof } from './proof.ts';

/** Control characters of a page must not reach the terminal. */
const plain = (text: string): string => text.replace(/\p{Cc}/gu, ' ');

export const doneLine = ({ item, channel, end }: Journey): string =>
  plain(
    `${item.name}（${channelName(channel)}）：${END_NAMES[end.reached]}${end.reached === 'stopped' ? `，${end.detail}` : ''}`,
  );

export function summaryLines(judged: readonly JudgedJourney[]): string[] {
  const met = judged.reduce((sum, one) => sum + one.met.length, 0);
  const done = judged.filter(({ journey }) => journey.end.reached !== 'stopped').length;
  const over = judged.filter(({ depth }) => depth.verdict === 'over').length;
  return [`模拟申报${judged.length}次，${done}次走到最后；遇到障碍${met}处，网上办理深度高标${over}次。`];
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`;

export function proofLines({
  planted,
  found,
  invented,
  missed,
  reachable,
  reached,
  stuck,
  depths,
}: Proof): string[] {
  return [
    `与沙箱真值对照：植入障碍${planted}处，找到${found}处（召回率${percent(found, planted)}），误报${invented.length}处（准确率${percent(found, found + invented.length)}）；能走到最后的${reachable}次走到${reached}次；深度不一致${depths.length}次。`,
    ...missed.map((one) => `  没有找到：${one}`),
    ...invented.map((one) => `  误报：${one}`),
    ...stuck.map((one) => `  走法不一致：${one}`),
    ...depths.map((one) => `  深度：${one}`),
  ];
}
