// Judges 咨询方式 and 监督投诉方式: can the office be called, and is the number a number (P01-P09).
import { z } from 'zod';
import type { ServiceGuide } from '../store/schemas/guide.ts';
import { fold, placeKeys } from '../store/schemas/member-key.ts';
import type { GuideCheck, Report } from './frame/check.ts';
import { type ElementReport, elementReport, judgeMissing } from './frame/element-report.ts';
import { phoneMessages } from './messages/phone.ts';
import type { PhoneDetail, PhoneNumberDetail } from './text/phone.ts';
import { phoneDetail } from './text/readings.ts';
import { isPlaceholder } from './text/wording.ts';

const options = z.object({
  /** Area code of the site's city; without it no number is called another city's. */
  region: z.string().optional(),
});
type Options = z.infer<typeof options>;

const quoted = (numbers: readonly { written: string }[]) => numbers.map((n) => `“${n.written}”`).join('、');
const office = (detail: PhoneDetail) => detail.numbers.filter((n) => !n.fax);

const faked = (numbers: readonly PhoneNumberDetail[], degree: PhoneNumberDetail['fake']) =>
  numbers.filter((n) => n.fake === degree);

/** What is wrong with the numbers of one value, whoever is called by it. */
function judgeNumbers(guide: ServiceGuide, detail: PhoneDetail, options: Options, to: ElementReport): void {
  const numbers = office(detail);
  if (numbers.length === 0 && detail.placeholders.length === 0) return;
  to.judge('P06-placeholder', detail.placeholders.length > 0, () => ({
    detail: `${quoted(detail.placeholders)}含占位符号，无法拨打。`,
  }));
  to.judge('P02', detail.malformed.length > 0, () => ({
    detail: `号码${quoted(detail.malformed)}的位数或格式有误。`,
  }));
  to.judge('P07', detail.glued.length > 0, () => ({
    detail: `${quoted(detail.glued)}是粘连的号码。`,
    expected: detail.glued[0]?.parts.join('、') || undefined,
  }));
  const fake = faked(numbers, 'certain');
  if (fake.length > 0) to.fail('P06', { detail: `${quoted(fake)}疑为假号码。` });
  else {
    const doubtful = faked(numbers, 'possible');
    to[doubtful.length > 0 ? 'review' : 'pass']('P06', () => ({ detail: `请拨打核实${quoted(doubtful)}。` }));
  }

  if (guide.source !== 'page' || !options.region) {
    to.inapplicable('P03');
    to.inapplicable('P03-local');
    return;
  }
  const foreign = numbers.filter((n) => n.otherCity && !n.problem);
  to.judge('P03', foreign.length > 0, () => ({
    detail: `${quoted(foreign)}的区号不是${options.region}。`,
  }));
  const local = numbers.filter((n) => n.kind === 'landline' && !n.areaCodeWritten && n.valid);
  to[local.length > 0 ? 'review' : 'pass']('P03-local', () => ({ detail: `${quoted(local)}未写区号。` }));
}

function judgeConsult(guide: ServiceGuide, options: Options, report: Report): PhoneDetail | null {
  const keys = placeKeys(guide.places);
  const callable = guide.places.some(
    (place) => place.phone && office(phoneDetail(place.phone, options)).length > 0,
  );
  guide.places.forEach((place, i) => {
    if (!place.phone) return;
    const to = elementReport(report, { field: 'places.phone', key: keys[i], quote: place.phone });
    judgeNumbers(guide, phoneDetail(place.phone, options), options, to);
  });
  const to = elementReport(report, { field: 'consult', quote: guide.consult });
  if (!guide.consult) {
    if (callable) to.pass('P01');
    else judgeMissing(guide, 'consult', 'P01', to);
    return null;
  }
  const detail = phoneDetail(guide.consult, options);
  const numbered = office(detail).length > 0 || detail.placeholders.length > 0;
  if (numbered || callable) to.pass('P01');
  else if (/\d{5,}/u.test(guide.consult.replace(/https?:\S+/gu, '')))
    to.review('P01', { detail: '未能识别出电话号码，请人工核对。' });
  else
    to.fail('P01', {
      detail: isPlaceholder(guide.consult) ? '填写的是占位词，没有电话。' : '所填内容中没有电话号码。',
    });
  judgeNumbers(guide, detail, options, to);
  if (numbered) to.judge('P05', detail.hasOnlyHotline && !callable);
  return detail;
}

/** Numbers by which a text can be called, as one dials them. */
const dialled = (detail: PhoneDetail) =>
  new Set(office(detail).map((n) => `${n.normal ?? n.written}-${n.ext ?? ''}`));

function judgeComplaint(
  guide: ServiceGuide,
  consult: PhoneDetail | null,
  options: Options,
  report: Report,
): void {
  const to = elementReport(report, { field: 'complaint', quote: guide.complaint });
  if (!guide.complaint || isPlaceholder(guide.complaint)) {
    if (guide.complaint) to.fail('P09', { detail: '填写的是占位词，没有投诉渠道。' });
    else judgeMissing(guide, 'complaint', 'P09', to);
    return;
  }
  to.pass('P09');
  const detail = phoneDetail(guide.complaint, options);
  judgeNumbers(guide, detail, options, to);
  const ask = consult ? dialled(consult) : new Set<string>();
  const complain = dialled(detail);
  const same = complain.size > 0 && [...complain].every((n) => ask.has(n));
  // One hotline may well serve both (12345, 95598, 12333): only the office's own number is missing then.
  const hotlines = same && office(detail).every((n) => n.kind === 'short' || n.kind === 'service');
  const both = () => ({ detail: `两栏都是${quoted(office(detail))}。` });
  to.judge('P04-hotline', hotlines && consult !== null && complain.size === ask.size, both);
  to.judge('P04', same && !hotlines, both);
}

/** `%20` and the like taken out of a link; a broken escape stays as it is. */
function unescaped(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A number shown and the number that a tap on it dials (tel:). */
function judgeTelLinks(guide: ServiceGuide, options: Options, report: Report): void {
  for (const { text, url } of guide.links) {
    if (!/^tel:/iu.test(url) || !text) continue;
    const shown = phoneDetail(text, options).numbers[0];
    const dialled = unescaped(url.slice(4)).trim();
    if (!shown?.normal || !dialled) continue;
    const dials = phoneDetail(dialled, options).numbers[0]?.normal ?? dialled.replace(/\D/gu, '');
    const to = elementReport(report, { field: 'links', key: fold(text), quote: text });
    to.judge('P08', shown.normal !== dials, () => ({
      detail: `显示“${shown.written}”，点击拨打的是“${dialled}”。`,
      expected: shown.written,
    }));
  }
}

export const phone: GuideCheck<Options> = {
  meta: { id: 'phone', title: '咨询方式', messages: phoneMessages },
  options,
  applies: () => true,
  judge(guide, options, report) {
    const consult = judgeConsult(guide, options, report);
    judgeComplaint(guide, consult, options, report);
    judgeTelLinks(guide, options, report);
  },
};
