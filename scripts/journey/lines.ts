// What the journey command prints: a line a journey, and how the sandbox's truth was met. Pure; called by scripts/commands/journey.ts.
import { journeyChecks } from '../../checks/journey/index.ts';
import { mendsOf } from '../../reports/journey/first.ts';
import {
  channelName,
  END_NAMES,
  isFileUnfinished,
  isFileWrong,
  isUnfinished,
} from '../../reports/journey/names.ts';
import type { Journey } from '../../store/schemas/journey.ts';
import type { JudgedJourney } from '../../store/schemas/journey-verdict.ts';
import type { Proof } from './proof.ts';

const INDEX = new Map(journeyChecks.map(({ meta }) => [meta.id, meta]));

/** Control characters of a page must not reach the terminal. */
const plain = (text: string): string => text.replace(/\p{Cc}/gu, ' ');

export const doneLine = ({ item, channel, end }: Journey): string =>
  plain(
    `${item.name}（${channelName(channel)}）：${END_NAMES[end.reached]}${end.reached === 'stopped' ? `，${end.detail}` : ''}`,
  );

export function summaryLines(judged: readonly JudgedJourney[]): string[] {
  const met = judged.reduce((sum, one) => sum + mendsOf(one, INDEX).length, 0);
  const open = judged.filter(({ journey }) => isUnfinished(journey)).length;
  const over = judged.filter(({ depth }) => depth.verdict === 'over').length;
  const files = judged.map(({ journey }) => journey).filter(isFileUnfinished);
  return [
    `模拟申报${judged.length}次，${judged.length - open}次走到最后；遇到障碍${met}处${over > 0 ? `，其中网上办理深度标注高于实际${over}次` : ''}。`,
    ...(open > 0 ? [`${open}次没有走完，不能据此认为没有障碍。`] : []),
    ...files.map((journey) =>
      isFileWrong(journey)
        ? plain(`旅程文件须修改，不是单位的问题：${journey.end.detail}`)
        : plain(`旅程文件没有走到所写的地方：${journey.end.detail}`),
    ),
  ];
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
  partial,
}: Proof): string[] {
  return [
    `与沙箱真值对照：植入障碍${planted}处，找到${found}处（召回率${percent(found, planted)}），误报${invented.length}处（准确率${percent(found, found + invented.length)}）；能走到最后的${reachable}次走到${reached}次；深度不一致${depths.length}次。${partial > 0 ? `没有走完的旅程文件${partial}次，只对照走到的步骤，不对照深度。` : ''}`,
    ...missed.map((one) => `  没有找到：${one}`),
    ...invented.map((one) => `  误报：${one}`),
    ...stuck.map((one) => `  走法不一致：${one}`),
    ...depths.map((one) => `  深度：${one}`),
  ];
}
