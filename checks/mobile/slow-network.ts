// Judges a page that was opened several times on a slowed-down network: laboratory values, so never more than a question (M20, M21).
import type { SlowLoad } from '../../store/schemas/slow-load.ts';
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, LIGHTHOUSE, OURS } from './parts/basis.ts';
import { tell, type Wrong } from './parts/tell.ts';

const POOR_MS = 4000;
const SHIFT = 0.1;
const WHITE_MS = 5000;
/** With fewer openings a median says nothing. */
const LEAST_RUNS = 3;

/** Web vitals beside the poor largest paint. The browser notes the first byte before the slowing down: it is the server's own time. */
const VALUES = [
  { of: 'largestPaint', name: '主要内容（LCP）', most: 2500 },
  { of: 'firstPaint', name: '第一处内容（FCP）', most: 3000 },
  { of: 'firstByte', name: '服务器的回应（TTFB，不含限速）', most: 1800 },
] as const;

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)}秒`;
const told = ({ network, runs }: SlowLoad, what: string): string =>
  `实验室数值（${network}，${runs}次的中位数）：${what}。`;

const GUARD =
  '实验室数值不是办事人的实际感受，一律转人工复核；至少成功打开3次才判，取中位数。只在要求限速时（命令visit加--network；档案的visits.network）测量。';
const LIMIT = '只模拟网络，不放慢处理器；数值受本机和当时网站负荷的影响，宜在手机上核对。';

export const slowNetwork: VisitCheck = {
  meta: {
    id: 'slow-network',
    title: '慢速网络下的打开速度',
    messages: [
      {
        id: 'M20-lab',
        title: '慢速网络下打开较慢（实验室数值）',
        severity: 'minor',
        text: '在慢速4G网络上，主要内容宜在2.5秒内显示（LCP），第一处内容不超过3秒（FCP），服务器回应不超过1.8秒（TTFB）。',
        fix: '请压缩图片，减少首屏的脚本，合并接口请求。',
        basis: LIGHTHOUSE,
        guard: GUARD,
        limit: `${LIMIT}点按后的反应（INP）不在此测量。`,
        ...indicatorOf('服务可用性'),
      },
      {
        id: 'M20-lab-poor',
        title: '慢速网络下打开很慢（实验室数值）',
        severity: 'major',
        text: '在慢速4G网络上，主要内容应当在4秒内显示（LCP）。',
        fix: '请压缩图片，减少首屏的脚本，合并接口请求，先显示主要内容。',
        basis: LIGHTHOUSE,
        guard: GUARD,
        limit: LIMIT,
        ...indicatorOf('服务可用性'),
      },
      {
        id: 'M20-white',
        title: '慢速网络下页面长时间空白（实验室数值）',
        severity: 'major',
        text: '在慢速4G网络上，页面不应空白5秒以上而没有加载提示。',
        fix: '请在页面框架中直接写出加载提示或页面骨架，再由脚本填入内容。',
        basis: OURS,
        guard: `文字、图片、图形、有颜色或边框的方块（如页面骨架）都算有显示。${GUARD}`,
        limit: LIMIT,
        ...indicatorOf('服务可用性'),
      },
      {
        id: 'M21-lab',
        title: '慢速网络下内容跳动（实验室数值）',
        severity: 'minor',
        text: '在慢速4G网络上，页面打开时内容不应明显跳动（CLS不超过0.1）。',
        fix: '请给图片和后加载的内容预留高度。',
        basis: LIGHTHOUSE,
        guard: GUARD,
        limit: LIMIT,
        ...indicatorOf('服务可用性'),
      },
    ],
  },
  judge({ slow }, report) {
    if (!slow) return;
    const { runs, wanted, largestPaint, white, shift } = slow;
    const say = <T>(message: string, things: readonly (T | null)[], judge: (thing: T) => Wrong | null) =>
      tell(
        report,
        message,
        'slow',
        things.flatMap((one) => one ?? []) as T[],
        runs < LEAST_RUNS
          ? () => ({
              verdict: 'unobserved',
              reason: 'timeout',
              detail: `限速打开${wanted}次，只成功${runs}次。`,
            })
          : judge,
      );
    const poor = largestPaint !== null && largestPaint > POOR_MS;
    const values = VALUES.map(({ of, name, most }) => ({ of, name, most, took: slow[of] })).filter(
      ({ of, took }) => took !== null && !(poor && of === 'largestPaint'),
    );
    say('M20-lab', values, ({ of, name, most, took }) =>
      took! <= most
        ? null
        : {
            verdict: 'review',
            key: of,
            detail: told(slow, `${name}用了${seconds(took!)}`),
            expected: `${seconds(most)}以内`,
          },
    );
    say('M20-lab-poor', [largestPaint], (took) =>
      took <= POOR_MS
        ? null
        : {
            verdict: 'review',
            detail: told(slow, `主要内容用了${seconds(took)}才显示（LCP）`),
            expected: '4秒以内',
          },
    );
    say('M20-white', [white], (took) =>
      took <= WHITE_MS
        ? null
        : {
            verdict: 'review',
            detail: told(slow, `页面空白${seconds(took)}，没有加载提示`),
            expected: '5秒以内显示内容或加载提示',
          },
    );
    say('M21-lab', [shift], (worst) =>
      worst <= SHIFT
        ? null
        : {
            verdict: 'review',
            detail: told(slow, `页面打开时跳动${worst.toFixed(2)}`),
            expected: `不超过${SHIFT}`,
          },
    );
  },
};
