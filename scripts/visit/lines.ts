// A visit's findings as an evaluator reads them, by the plan's aspects. Pure; called by scripts/commands/visit.ts.
import { ASPECTS, type VisitCheck, type VisitMessage } from '../../checks/frame/check.ts';
import { SEVERITY_NAMES } from '../../reports/labels.ts';
import type { PageVisit, VisitOutcome } from '../../store/schemas/page-visit.ts';
import type { SlowLoad } from '../../store/schemas/slow-load.ts';

const SHOWN = 5;
const VERDICTS = { fail: '不符合', review: '待复核', unobserved: '未能检查' } as const;
type Told = keyof typeof VERDICTS;

const isTold = (outcome: VisitOutcome): outcome is VisitOutcome & { verdict: Told } =>
  outcome.verdict in VERDICTS;

/** Control characters of a page must not reach the terminal. */
const plain = (text: string): string => text.replace(/\p{Cc}/gu, ' ');

function placeLine({ detail, quote, expected, selector }: VisitOutcome): string {
  const what = detail ?? (quote ? `“${quote}”` : '');
  const parts = [what, expected ? `应为：${expected}。` : '', selector ? `位置：${selector}` : ''];
  return `      · ${plain(parts.filter(Boolean).join('  '))}`;
}

function messageLines(message: VisitMessage, verdict: Told, outcomes: readonly VisitOutcome[]): string[] {
  const places = outcomes.filter(({ detail, quote, selector }) => detail || quote || selector);
  const more = places.length - SHOWN;
  return [
    `  ${VERDICTS[verdict]}  ${message.id} ${message.title}（${SEVERITY_NAMES[message.severity]}${outcomes.length > 1 ? `，${outcomes.length}处` : ''}）`,
    ...places.slice(0, SHOWN).map(placeLine),
    ...(more > 0 ? [`      · 其余${more}处从略，用 --json 查看全部。`] : []),
    ...(verdict === 'unobserved' ? [] : [`      怎么改：${message.fix}`]),
  ];
}

const count = (outcomes: readonly VisitOutcome[], verdict: Told): number =>
  outcomes.filter((one) => one.verdict === verdict).length;

const whole = (value: number | null): string => (value === null ? '未测得' : `${Math.round(value)}毫秒`);

const slowLine = ({ network, runs, ...slow }: SlowLoad): string =>
  `${network}上打开${runs}次的中位数（实验室数值）：TTFB ${whole(slow.firstByte)}，FCP ${whole(slow.firstPaint)}，LCP ${whole(slow.largestPaint)}，CLS ${slow.shift ?? '未测得'}，空白${whole(slow.white)}。`;

/** All lines: what was visited, then the aspects in the plan's order. */
export function visitLines(
  visit: PageVisit,
  outcomes: readonly VisitOutcome[],
  checks: readonly VisitCheck[],
  deviceName: string,
): string[] {
  const messages = checks.flatMap(({ meta }) => meta.messages);
  const told = outcomes.filter(isTold);
  const aspect = (name: string): string[] => {
    const lines = messages
      .filter((message) => message.aspect === name)
      .flatMap((message) =>
        (Object.keys(VERDICTS) as Told[]).flatMap((verdict) => {
          const own = told.filter((one) => one.message === message.id && one.verdict === verdict);
          return own.length > 0 ? messageLines(message, verdict, own) : [];
        }),
      );
    return ['', `【${name}】`, ...(lines.length > 0 ? lines : ['  没有发现问题。'])];
  };
  return [
    `页面：${plain(visit.title) || '（无标题）'}  ${plain(visit.url)}`,
    `终端：${deviceName}，${visit.window.width}×${visit.window.height}；另测宽度：${visit.widths
      .map(({ width }) => width)
      .filter((width) => width !== visit.window.width)
      .join('、')}`,
    `不符合${count(told, 'fail')}处，待复核${count(told, 'review')}处，未能检查${count(told, 'unobserved')}处。${visit.tried ? `已点按${visit.tried.taps.length}个控件，没有填写和提交` : '只打开页面测量，没有点击和填写'}。`,
    ...(visit.slow ? [slowLine(visit.slow)] : []),
    ...(visit.otherEngine
      ? [
          `另用${visit.otherEngine.name} ${plain(visit.otherEngine.version)}打开，比较了${visit.otherEngine.widths.length}种宽度的版面。`,
        ]
      : []),
    ...(visit.refused > 0 ? [`有${visit.refused}个请求被只读限制拦下，页面可能不完整。`] : []),
    ...(visit.truncated ? ['页面很大，只测量了前一部分。'] : []),
    ...ASPECTS.flatMap(aspect),
  ];
}
