// Judges whether texts are cut off or lie on one another (M12).
import type { TextRun } from '../../store/schemas/page-visit.ts';
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, OURS } from './parts/basis.ts';
import { overlap } from './parts/boxes.ts';
import { tell } from './parts/tell.ts';
import { tellTried } from './parts/tell-tried.ts';

const MOST_OVERLAP = 0.2;

/** The first later text that lies on it; texts are in the order of their upper edge. */
function covered(text: TextRun, at: number, sorted: readonly TextRun[]): TextRun | undefined {
  for (let i = at + 1; i < sorted.length; i++) {
    const other = sorted[i]!;
    if (other.box.y > text.box.y + text.box.height) return undefined;
    const cuts = text.rects.some((one) => other.rects.some((two) => overlap(one, two) > MOST_OVERLAP));
    if (cuts) return other;
  }
  return undefined;
}

export const clipping: VisitCheck = {
  meta: {
    id: 'clipping',
    title: '文字截断与重叠',
    messages: [
      {
        id: 'M12',
        title: '文字被截断',
        severity: 'minor',
        text: '文字不应被自身的边框截断而看不全。',
        fix: '请去掉固定的宽度和高度，让文字换行；确需省略的，用省略号。',
        basis: OURS,
        guard: '用省略号、行数限制的，和移出屏幕的替代文字，不判。',
        ...indicatorOf('终端兼容性'),
      },
      {
        id: 'M12-overlap',
        title: '文字互相重叠',
        severity: 'minor',
        text: '两处文字不应互相重叠（超过20%）。',
        fix: '请检查定位和高度设置，让两处文字分开。',
        basis: OURS,
        guard:
          '一处可能把另一处遮住（轮播、弹窗），一律转人工复核；固定栏、多行的文字和须在局部滚动才看得到的文字不判。',
        ...indicatorOf('终端兼容性'),
      },
      {
        id: 'M12-covered',
        title: '固定栏遮住页面末尾的内容',
        severity: 'minor',
        text: '滚动到页面末尾时，内容不应被固定在屏幕上的栏遮住。',
        fix: '请在页面末尾留出与固定栏同高的空白（padding-bottom）。',
        basis: OURS,
        guard: '只看滚动到末尾后中点被通栏固定栏盖住的文字。',
        ...indicatorOf('终端兼容性'),
      },
    ],
  },
  judge(visit, report) {
    const { texts } = visit;
    const read = texts.filter(({ exempt }) => !exempt);
    tell(report, 'M12', 'texts', read, ({ cut, text, selector }) =>
      cut
        ? {
            verdict: 'fail',
            key: text.slice(0, 40),
            selector,
            quote: text.slice(0, 40),
            detail: `“${text.slice(0, 20)}”被截断，看不全。`,
          }
        : null,
    );
    const single = read
      .filter(({ fixed, lines, scrolledAway }) => !fixed && !scrolledAway && lines === 1)
      .sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
    tell(
      report,
      'M12-overlap',
      'texts',
      single.map((text, at) => ({ text, other: covered(text, at, single) })),
      ({ text, other }) =>
        other
          ? {
              verdict: 'review',
              key: text.text.slice(0, 40),
              selector: text.selector,
              quote: text.text.slice(0, 40),
              detail: `“${text.text.slice(0, 20)}”与“${other.text.slice(0, 20)}”重叠。`,
            }
          : null,
    );
    tellTried(
      report,
      'M12-covered',
      visit,
      ({ covered }) => [covered],
      ([first, ...others]) =>
        first
          ? {
              verdict: 'fail',
              selector: first.selector,
              quote: first.text.slice(0, 40),
              detail: `滚动到页面末尾时，“${first.text.slice(0, 20)}”${others.length > 0 ? `等${others.length + 1}处` : ''}被固定栏遮住。`,
            }
          : null,
    );
  },
};
