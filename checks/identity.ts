// Judges the item's identity: name, authority, basis and conditions are given, and nothing of a test or withdrawn item (C06, C08, C09, C12).
import { z } from 'zod';
import type { ServiceGuide } from '../store/schemas/guide.ts';
import type { GuideCheck, Report } from './frame/check.ts';
import { elementReport, judgeMissing, missingColumn } from './frame/element-report.ts';
import { IDENTITY } from './lexicon/identity.ts';
import { says } from './lexicon/limits.ts';
import { identityMessages } from './messages/identity.ts';
import { isPlaceholder } from './text/wording.ts';

const REQUIRED = {
  name: '事项名称',
  authority: '实施主体',
  legalBasis: '设定依据',
  conditions: '受理条件',
} as const;
type Required = keyof typeof REQUIRED;
const FIELDS = Object.keys(REQUIRED) as Required[];

/** A condition shorter than this is rarely a whole one. */
const SHORT = 10;
const PAIRS = ['()', '[]', '《》', '〈〉', '“”'];
const WIDE: Record<string, string> = {
  '（': '(',
  '）': ')',
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
  '［': '[',
  '］': ']',
};

const BRACKET = /[()[\]《》〈〉“”（）【】〔〕［］]/u;

const bare = (text: string) => text.trim().replace(/[。.；;，,]$/u, '');
const isPublicService = (guide: ServiceGuide) => /公共服务|便民服务|^服务/u.test(guide.itemType ?? '');
const unconditional = (text: string) => says(IDENTITY.noConditions, bare(text));

/** C06: the four fields that every guide owes. Rows that the whole page lacks are one cause. */
function judgeGiven(guide: ServiceGuide, report: Report): void {
  const rows: Required[] = [];
  for (const field of FIELDS) {
    const text = guide[field];
    const to = elementReport(report, { field, quote: text });
    if (!text) {
      if (missingColumn(guide, field) === 'template') rows.push(field);
      else judgeMissing(guide, field, 'C06', to, { detail: `未填写${REQUIRED[field]}。` });
    } else if (!isPlaceholder(text) || (field === 'conditions' && unconditional(text))) to.pass('C06');
    // A service need not be founded on a law.
    else
      to[field === 'legalBasis' && isPublicService(guide) ? 'review' : 'fail']('C06', {
        detail: `${REQUIRED[field]}填写的是占位词“${text.slice(0, 20)}”。`,
      });
  }
  if (rows.length > 0)
    elementReport(report, { field: rows[0]! }).review('C06', {
      detail: `页面没有${rows.map((field) => `“${REQUIRED[field]}”`).join('、')}一栏。`,
    });
}

/** The bracket that has no partner, or null. A name that the page cut off ends anywhere. */
function lonelyBracket(name: string): string | null {
  if (!BRACKET.test(name)) return null;
  const text = [...name].map((char) => WIDE[char] ?? char);
  for (const [open, close] of PAIRS.map((pair) => [...pair])) {
    let depth = 0;
    for (const char of text) {
      if (char === open) depth++;
      else if (char === close && --depth < 0) return close!;
    }
    if (depth > 0) return open!;
  }
  return null;
}

/** C08: a name as a catalogue would print it. */
function judgeName(guide: ServiceGuide, report: Report): void {
  const { name } = guide;
  const to = elementReport(report, { field: 'name', quote: name });
  if (!name) {
    to.inapplicable('C08');
    return;
  }
  const spoilt = IDENTITY.spoiltNames.map((p) => p.exec(name)?.[0]).find(Boolean);
  const bracket = /(?:…|\.{3})\s*$/u.test(name) ? null : lonelyBracket(name);
  if (spoilt) to.fail('C08', { detail: `事项名称含有“${spoilt}”。` });
  else if (bracket) to.fail('C08', { detail: `事项名称中的括号“${bracket}”不成对。` });
  else to.judge('C08', name !== name.trim(), { detail: '事项名称首尾有空格。', expected: name.trim() });
}

/** C12: conditions that tell an applicant something. */
function judgeConditions(guide: ServiceGuide, report: Report): void {
  const text = guide.conditions;
  const to = elementReport(report, { field: 'conditions', quote: text });
  if (!text || (isPlaceholder(text) && !unconditional(text))) {
    to.inapplicable('C12');
    return;
  }
  const value = bare(text);
  const length = value.replace(/[\s\p{P}]/gu, '').length;
  const detail = `受理条件只写了“${value.slice(0, 20)}”。`;
  if (unconditional(text)) to[isPublicService(guide) ? 'review' : 'fail']('C12', { detail });
  else if (says(IDENTITY.vagueConditions, value)) to.fail('C12', { detail });
  else if (length < SHORT && !says(IDENTITY.concrete, value)) to.review('C12', { detail });
  else to.pass('C12');
}

export const identity: GuideCheck = {
  meta: { id: 'identity', title: '事项基本信息', messages: identityMessages },
  options: z.object({}),
  applies: () => true,
  judge(guide, _options, report) {
    judgeGiven(guide, report);
    judgeName(guide, report);
    judgeConditions(guide, report);
    const state = guide.taskState;
    const to = elementReport(report, { field: 'taskState', quote: state });
    if (!state || !says(IDENTITY.stopped, state)) to.inapplicable('C09');
    else to.judge('C09', Boolean(guide.applyUrl), { detail: `事项状态为“${state}”，页面仍有在线办理入口。` });
  },
};
