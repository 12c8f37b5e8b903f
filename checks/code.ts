// Judges 编码: length and parts of the codes that are shown, and what they say of the body, the level and the kind (C01-C04, C07, C10, C11).
import { z } from 'zod';
import type { ServiceGuide } from '../store/schemas/guide.ts';
import type { GuideCheck, Report } from './frame/check.ts';
import { elementReport } from './frame/element-report.ts';
import { CODES } from './lexicon/codes.ts';
import { codeMessages } from './messages/code.ts';
import {
  basicOf,
  type CodeField,
  codesIn,
  LENGTHS,
  passesCheck,
  type Subject,
  subjectOf,
  wholeCode,
} from './parts/item-code.ts';
import { districtNamed } from './text/district.ts';
import { isPlaceholder } from './text/wording.ts';

const NAMES = { basicCode: '基本编码', implementationCode: '实施编码', handlingItemCode: '业务办理项编码' };
const FIELDS = Object.keys(LENGTHS) as CodeField[];
const HOME = '31';

const elementOf = (guide: ServiceGuide, field: CodeField, report: Report) =>
  elementReport(report, { field, quote: guide[field] });

const isOfShanghai = (authority: string) => authority.startsWith('上海') || districtNamed(authority) !== null;

/** C01. 事项编码 may be any of the codes, or a number of the portal's own: a person decides. */
function judgeLength(guide: ServiceGuide, field: CodeField, report: Report): void {
  const text = guide[field];
  const to = elementOf(guide, field, report);
  if (!text || isPlaceholder(text)) {
    to.inapplicable('C01');
    return;
  }
  const codes = codesIn(text);
  const label = guide.elements.find((e) => e.field === field)?.label;
  const general =
    field === 'implementationCode' && (label ? !label.includes('实施') : (codes[0]?.length ?? 0) < 25);
  const fits = (code: string) =>
    general ? Object.values<number>(LENGTHS).includes(code.length) : code.length === LENGTHS[field];
  const wrong = codes.find((code) => !fits(code));
  if (wrong)
    to[general ? 'review' : 'fail']('C01', {
      detail: `${NAMES[field]}“${wrong}”有${wrong.length}位，应为${LENGTHS[field]}位。`,
    });
  else if (codes.length === 0) to.review('C01', { detail: `${NAMES[field]}一栏没有编码。` });
  else if (field === 'basicCode' && codes.some((code) => /\D/u.test(code)))
    to.review('C01', { detail: '基本编码含有字母，请核对。' });
  else to.pass('C01');
}

/** C02: the longer codes begin with, or hold, the shorter ones. */
function judgeParts(guide: ServiceGuide, report: Report): void {
  const [basic, implementation, handling] = FIELDS.map((field) => wholeCode(guide, field));
  const to = (field: CodeField) => elementOf(guide, field, report);
  if (handling && implementation)
    to('handlingItemCode').judge('C02', !handling.startsWith(implementation), {
      detail: '业务办理项编码的前31位与实施编码不同。',
    });
  const longer = implementation ?? handling;
  const field = implementation ? 'implementationCode' : 'handlingItemCode';
  if (!basic || !longer) {
    to(field).inapplicable('C02');
    return;
  }
  const held = longer.slice(19, 31);
  const detail = `${NAMES[field]}第20至31位为${held}，基本编码为${basic}。`;
  if (held === basic) to(field).pass('C02');
  // One item may stand in the national and in the city's catalogue.
  else if (held.slice(0, 2) !== basic.slice(0, 2)) to(field).review('C02', { detail });
  else to(field).fail('C02', { detail });
}

/** C04: the catalogue's area and the kind of item in 基本编码. */
function judgeBasic(guide: ServiceGuide, subject: Subject | null, report: Report): void {
  const basic = basicOf(guide);
  if (!basic) {
    elementOf(guide, 'basicCode', report).inapplicable('C04');
    return;
  }
  const [area, kind] = [basic.code.slice(0, 2), basic.code.slice(2, 4)];
  const to = elementOf(guide, basic.field, report);
  const subjectArea = subject?.credit.slice(2, 4) ?? '';
  const home = isOfShanghai(guide.authority ?? '')
    ? HOME
    : CODES.provinces.has(subjectArea)
      ? subjectArea
      : null;
  const foreign = area !== '00' && (home ? area !== home : !CODES.provinces.has(area));
  const types = CODES.types.filter(({ words }) => words.some((word) => guide.itemType?.includes(word)));
  const elsewhere = area !== '00' && area !== HOME;
  const allowed = types.flatMap((type) => [...type.codes, ...(elsewhere ? (type.elsewhere ?? []) : [])]);
  if (foreign)
    to.fail('C04', {
      detail: `基本编码第1至2位为${area}，应为00（国家）${home ? `或${home}` : '或省级区划代码'}。`,
    });
  else
    to.judge('C04', allowed.length > 0 && !allowed.includes(kind), {
      detail: `基本编码第3至4位为${kind}，事项类型为“${guide.itemType}”（${allowed.join('、')}）。`,
    });
}

/** C07: 行使层级 and character 19. Level 7 (分级管理) fits every name. */
function judgeLevel(guide: ServiceGuide, subject: Subject, report: Report): void {
  const municipal = CODES.municipalities.has(subject.credit.slice(2, 4));
  const digits = CODES.levels
    .filter(({ words }) => words.some((word) => guide.level?.includes(word)))
    .map((level) => (municipal ? level.municipal : level.digits))
    .join('');
  const to = elementReport(report, { field: 'level', quote: guide.level });
  if (!digits || subject.virtual || subject.level === '7') to.inapplicable('C07');
  else
    to.judge('C07', !digits.includes(subject.level), {
      detail: `行使层级为“${guide.level}”，编码第19位为${subject.level}。`,
    });
}

/** C03, C10, C11: the body that the code names. */
function judgeSubject(guide: ServiceGuide, subject: Subject, report: Report): void {
  const to = elementOf(guide, subject.field, report);
  const { credit, virtual } = subject;
  to[virtual || passesCheck(credit) ? 'pass' : 'review']('C03', {
    detail: `前18位“${credit}”未通过校验，请核对是否为实施主体的统一社会信用代码。`,
  });
  const authority = guide.authority ?? '';
  if (virtual || !authority) {
    to.inapplicable('C10');
    to.inapplicable('C11');
    return;
  }
  const area = credit.slice(2, 8);
  const there = CODES.areas[area];
  const here = districtNamed(authority);
  const detail = `实施主体为“${authority}”，编码中的区划为${area}${there ? `（${there}）` : ''}。`;
  if (!isOfShanghai(authority)) to.inapplicable('C10');
  else if (here && there) to.judge('C10', here !== there, { detail });
  else to[here ? 'review' : !there && /^(?:31|10)0000$/u.test(area) ? 'pass' : 'review']('C10', { detail });

  const unlikely = CODES.natures.find(({ name }) => name.test(authority));
  if (!unlikely) to.inapplicable('C11');
  else
    to[unlikely.unlikely.test(credit) ? 'review' : 'pass']('C11', {
      detail: `“${authority}”似为${unlikely.kind}，编码以${credit.slice(0, 2)}开头。`,
    });
}

export const code: GuideCheck = {
  meta: { id: 'code', title: '事项编码', messages: codeMessages },
  options: z.object({}),
  applies: (guide) => FIELDS.some((field) => guide[field]),
  judge(guide, _options, report) {
    for (const field of FIELDS) judgeLength(guide, field, report);
    judgeParts(guide, report);
    const subject = subjectOf(guide);
    judgeBasic(guide, subject, report);
    if (subject) {
      judgeLevel(guide, subject, report);
      judgeSubject(guide, subject, report);
    } else
      for (const id of ['C03', 'C07', 'C10', 'C11'])
        elementOf(guide, 'implementationCode', report).inapplicable(id);
  },
};
