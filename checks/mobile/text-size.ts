// Judges the size of what is read (M04).
import type { TextRun } from '../../store/schemas/page-visit.ts';
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, LIGHTHOUSE, OURS } from './parts/basis.ts';
import { tell, tellPage } from './parts/tell.ts';

const LEAST = 12;
const WANTED = 14;
/** Lighthouse: so much of the text has to be large enough. */
const SHARE = 0.6;
/** A text of its own, not a badge or a unit. */
const PARAGRAPH = 20;

const isRead = ({ exempt, footer }: TextRun): boolean => !exempt && !footer;
const characters = (texts: readonly TextRun[]): number => texts.reduce((n, { length }) => n + length, 0);
const percent = (share: number): string => `${Math.floor(share * 100)}%`;

export const textSize: VisitCheck = {
  meta: {
    id: 'text-size',
    title: '文字大小',
    messages: [
      {
        id: 'M04',
        title: '页面文字过小',
        severity: 'major',
        text: '页面上至少60%的文字应当不小于12像素。',
        fix: '请把正文放大到14至16像素。',
        basis: LIGHTHOUSE,
        guard: '按字数计算；页脚、代码和停用的控件不计。',
        ...indicatorOf('交互友好性'),
      },
      {
        id: 'M04-paragraph',
        title: '成段文字小于12像素',
        severity: 'minor',
        text: `成段的文字（${PARAGRAPH}字以上）不应小于12像素。`,
        fix: '请把这段文字放大到14像素。',
        basis: OURS,
        guard: '角标、单位等短文字和页脚不判。',
        ...indicatorOf('交互友好性'),
      },
      {
        id: 'M04-body',
        title: '正文文字偏小',
        severity: 'minor',
        text: '正文文字宜不小于14像素。',
        fix: '请把正文放大到14至16像素。',
        basis: OURS,
        guard: '只是建议值，一半以上的成段文字小于14像素时转人工复核。',
        ...indicatorOf('交互友好性'),
      },
    ],
  },
  judge({ texts }, report) {
    const read = texts.filter(isRead);
    const all = characters(read);
    const large = characters(read.filter(({ size }) => size >= LEAST)) / (all || 1);
    if (all === 0) report({ message: 'M04', field: 'texts', verdict: 'inapplicable' });
    else
      tellPage(
        report,
        'M04',
        large >= SHARE
          ? null
          : {
              verdict: 'fail',
              detail: `只有${percent(large)}的文字不小于12像素。`,
              expected: '不小于60%',
            },
      );
    const paragraphs = read.filter(({ length }) => length >= PARAGRAPH);
    tell(report, 'M04-paragraph', 'texts', paragraphs, ({ size, selector, text }) =>
      size >= LEAST
        ? null
        : {
            verdict: 'fail',
            key: text.slice(0, 40),
            selector,
            quote: text.slice(0, 40),
            detail: `这段文字只有${size}像素。`,
            expected: `不小于${LEAST}像素`,
          },
    );
    const wanted =
      characters(paragraphs.filter(({ size }) => size >= WANTED)) / (characters(paragraphs) || 1);
    if (paragraphs.length === 0) report({ message: 'M04-body', field: 'texts', verdict: 'inapplicable' });
    else
      tellPage(
        report,
        'M04-body',
        wanted >= 0.5
          ? null
          : { verdict: 'review', detail: `成段文字中只有${percent(wanted)}不小于14像素。` },
      );
  },
};
