// Judges 设定依据: a permit names a law and its article, and no law is named that no longer applies (L01, L02).
import { z } from 'zod';
import { observation, type ServiceGuide } from '../store/schemas/guide.ts';
import type { GuideCheck } from './frame/check.ts';
import { type ElementReport, elementReport } from './frame/element-report.ts';
import { LAWS, REPEALED } from './lexicon/laws.ts';
import { says } from './lexicon/limits.ts';
import { legalBasisMessages } from './messages/legal-basis.ts';
import { isPlaceholder } from './text/wording.ts';

const TITLE = /《([^《》]{2,80})》/gu;
const ARTICLE = /第\s*[零〇一二三四五六七八九十百千\d]{1,8}\s*[条款项]|附件|附表/u;
const CUT = /(?:…|\.{3})\s*$/u;

/** Titles in 《》 without the country's name and notes of revisions. */
const titlesIn = (text: string): string[] =>
  [...text.matchAll(TITLE)].map((found) =>
    found[1]!.replace(/[（(][^（()）]*[)）]$/u, '').replace(/^中华人民共和国/u, ''),
  );

function judgePermit(guide: ServiceGuide, text: string, titles: string[], to: ElementReport): void {
  const cited = ARTICLE.test(text);
  const decision = titles.some((title) => /国务院|决定$|目录$/u.test(title));
  const seen = guide.source === 'page' && observation(guide, 'legalBasis') === 'complete' && !CUT.test(text);
  if (titles.length === 0) {
    const named = says(LAWS.unnamed, text) && cited;
    to[named ? 'review' : 'fail']('L01', {
      detail: named ? '法规名称未加书名号，请核对。' : '没有写明法律、法规的名称。',
    });
  } else if (!cited && !decision) {
    // A file may hold the articles in a column of their own.
    to[seen ? 'fail' : 'review']('L01', { detail: '没有写明条款号。' });
  } else if (titles.every((title) => says(LAWS.general, title)))
    to.review('L01', { detail: '只引用了《行政许可法》，没有写明设定该许可的法律、法规。' });
  else if (!titles.some((title) => says(LAWS.founding, title)))
    to.review('L01', { detail: '所列依据中没有法律、行政法规或地方性法规，请核对。' });
  else to.pass('L01');
}

export const legalBasis: GuideCheck = {
  meta: { id: 'legal-basis', title: '设定依据', messages: legalBasisMessages },
  options: z.object({}),
  applies: (guide) => Boolean(guide.legalBasis && !isPlaceholder(guide.legalBasis)),
  judge(guide, _options, report) {
    const text = guide.legalBasis!;
    const to = elementReport(report, { field: 'legalBasis', quote: text });
    const titles = titlesIn(text);
    if (guide.itemType?.includes('许可')) judgePermit(guide, text, titles, to);
    else to.inapplicable('L01');

    const ended = titles.flatMap((title) => REPEALED.get(title) ?? []);
    if (ended.length === 0 || /废止|失效|替代/u.test(text)) to.pass('L02');
    else
      to.review('L02', {
        detail: `${ended.map((law) => `《${law.name}》已于${law.ended}废止，现为${law.instead}`).join('；')}，请核对。`,
      });
  },
};
