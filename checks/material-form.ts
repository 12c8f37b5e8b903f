// Judges 材料类型、份数和形式 of each material, and the list as a whole (MT01-MT03, MT05, MT13).
// Names are judged by material-names.ts, what must agree with the rest of the guide by material-agreement.ts beside it.
import { z } from 'zod';
import { type Material, observation, type ServiceGuide } from '../store/schemas/guide.ts';
import { fold } from '../store/schemas/member-key.ts';
import type { GuideCheck, Report } from './frame/check.ts';
import { elementReport, missingColumn } from './frame/element-report.ts';
import { MATERIALS } from './lexicon/material.ts';
import { anyOf } from './lexicon/patterns.ts';
import { materialFormMessages } from './messages/material-form.ts';
import { judgeAgreement } from './parts/material-agreement.ts';
import { type Column, isBareCode, judgeColumn, type Listed, listed } from './parts/material-columns.ts';
import { judgeName } from './parts/material-names.ts';
import { readCount } from './text/copies.ts';
import { isNoMaterial, isOptional } from './text/material-name.ts';
import { readNumeral } from './text/numeral.ts';
import { isPlaceholder } from './text/wording.ts';

/** What need not be handed in needs neither kind nor form. */
const handedIn = (material: Material): boolean => !material.exempt;

const plain = (column: 'kind' | 'form', message: string, name: string): Column => ({
  column,
  message,
  name,
  owed: handedIn,
  value: (_material, text, to) =>
    isBareCode(text) ? to.inapplicable(message) : to.judge(message, isPlaceholder(text)),
});
const KIND = plain('kind', 'MT01', '材料类型');
const FORM = plain('form', 'MT03', '材料形式');

const ELECTRONIC = /电子|网上|扫描|上传/u;
const PAPER = /纸质|原件|复印件/u;

function judgeCounts(guide: ServiceGuide, materials: readonly Listed[], report: Report): void {
  const onPaper = materials.filter(({ material }) => material.form && PAPER.test(material.form));
  const columns = ['originals', 'copies'] as const;
  const nowhere = columns.every((c) => materials.every(({ material }) => !material[c]));
  const causes = columns.map((c) => missingColumn(guide, `materials.${c}`));
  if (nowhere && !causes.includes('defect')) {
    if (onPaper.length === 0) return;
    const to = elementReport(report, { field: 'materials.originals' });
    if (causes.includes('unobserved')) to.unobserved('MT02', { reason: 'not-collected' });
    else to.review('MT02', { detail: '材料清单没有“份数”一栏。' });
    return;
  }
  for (const { material, key } of materials) {
    const given = columns.filter((c) => material[c]);
    const read = given.map((c) => readCount(material[c]!));
    const bad = given.find((_, i) => typeof read[i] !== 'number' || (read[i] as number) > 99);
    const column = bad ?? given[0] ?? 'originals';
    const quote = given.map((c) => material[c]).join('、') || undefined;
    const to = elementReport(report, { field: `materials.${column}`, key, quote });
    const electronicOnly = material.form !== undefined && !PAPER.test(material.form);
    const sum = read.reduce<number>((total, n) => total + (typeof n === 'number' ? n : 0), 0);
    const choice = material.form === undefined || ELECTRONIC.test(material.form);
    if (!handedIn(material) || electronicOnly) to.inapplicable('MT02');
    else if (given.length === 0) {
      if (!material.form) to.inapplicable('MT02');
      else if (columns.some((c) => observation(guide, `materials.${c}`) !== 'complete'))
        to.unobserved('MT02', { reason: 'not-collected' });
      else to.fail('MT02', { detail: `“${material.name}”未标注份数。` });
    } else if (bad) {
      const sure = read[given.indexOf(bad)] !== 'unclear';
      to[sure ? 'fail' : 'review']('MT02', { detail: `份数写的是“${material[bad]}”，不是明确的整数。` });
    } else if (sum === 0)
      to[choice || given.length < 2 ? 'review' : 'fail']('MT02', { detail: '原件和复印件的份数都是0。' });
    else to.pass('MT02');
  }
}

/** Same name, same everything: doubled. Same name in another kind or circumstance: a person looks. */
function judgeDoubled(materials: readonly Listed[], report: Report): void {
  for (const { material, key } of materials) {
    const to = elementReport(report, { field: 'materials.name', key, quote: material.name });
    if (key === fold(material.name) || key === '-') {
      to.pass('MT05');
      continue;
    }
    const same = materials.filter((m) => fold(m.material.name) === fold(material.name));
    const differ = (['kind', 'form', 'condition', 'issuer', 'source', 'necessity'] as const).some(
      (c) => new Set(same.map((m) => m.material[c])).size > 1,
    );
    to[differ ? 'review' : 'fail']('MT05', { detail: `材料“${material.name}”重复列出${same.length}次。` });
  }
}

const TOTAL = /(\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:份|项|件|个|种|类|套)?/u;

/** 共N份 counts the rows, or the required ones, or all copies together. */
function judgeTotal(guide: ServiceGuide, materials: readonly Listed[], report: Report): void {
  const text = guide.materialsTotal;
  if (!text) return;
  const to = elementReport(report, { field: 'materialsTotal', quote: text });
  const total = readNumeral(TOTAL.exec(text)?.[1] ?? '');
  if (total === null || observation(guide, 'materials') !== 'complete' || materials.length === 0) {
    to.inapplicable('MT05-total');
    return;
  }
  const sum = (...parts: ('originals' | 'copies')[]) =>
    materials.reduce(
      (all, { material }) =>
        all +
        parts.reduce((n, part) => {
          const count = material[part] ? readCount(material[part]) : 0;
          return n + (typeof count === 'number' ? count : 0);
        }, 0),
      0,
    );
  const counts = [
    guide.materials.length,
    materials.length,
    materials.filter(({ material }) => !isOptional(material)).length,
    sum('originals'),
    sum('originals', 'copies'),
  ];
  to.judge('MT05-total', !counts.includes(total), {
    detail: `写明“${text}”，材料清单实列${materials.length}项。`,
    expected: `共${materials.length}项`,
  });
}

function judgeEmpty(guide: ServiceGuide, materials: readonly Listed[], report: Report): boolean {
  const to = elementReport(report, { field: 'materials' });
  if (materials.length > 0) {
    to.inapplicable('MT13');
    return false;
  }
  const texts = [guide.conditions, guide.process, ...guide.steps.map((s) => s.standard)];
  const told =
    guide.materials.some(({ name }) => isNoMaterial(name)) ||
    texts.some((text) => text !== undefined && anyOf(MATERIALS.noneNeeded, text));
  const seen = observation(guide, 'materials');
  if (told) to.pass('MT13');
  else if (seen === 'complete') to.review('MT13');
  else to.unobserved('MT13', { reason: seen === 'partial' ? 'not-seen-completely' : 'not-collected' });
  return true;
}

export const materialForm: GuideCheck = {
  meta: { id: 'material-form', title: '材料类型、数量和形式', messages: materialFormMessages },
  options: z.object({}),
  applies: () => true,
  judge(guide, _options, report) {
    const materials = listed(guide);
    if (judgeEmpty(guide, materials, report)) return;
    judgeColumn(guide, materials, KIND, report);
    judgeColumn(guide, materials, FORM, report);
    judgeCounts(guide, materials, report);
    judgeDoubled(materials, report);
    judgeTotal(guide, materials, report);
    for (const one of materials) judgeName(one, report);
    judgeAgreement(guide, materials, report);
  },
};
