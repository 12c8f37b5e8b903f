// Judges 中介服务 and 特殊环节: are they shown, complete, and not contradicted by their own note (S01, S03, S05-S07).
// What the rest of the guide tells of them is judged by special-stage-hidden.ts beside it.
import { z } from 'zod';
import { observation, type ServiceGuide } from '../store/schemas/guide.ts';
import type { GuideCheck, Report } from './frame/check.ts';
import { elementReport, missingColumn } from './frame/element-report.ts';
import { anyOf } from './lexicon/patterns.ts';
import { SPECIAL } from './lexicon/special-stage.ts';
import { specialStageMessages } from './messages/special-stage.ts';
import { judgeHidden } from './parts/special-stage-hidden.ts';
import { type Declared, type DeclaredFields, readDeclared } from './text/declared.ts';
import { readLimit } from './text/readings.ts';

const FIELDS = { intermediary: '中介服务', specialStages: '特殊环节' } as const;
type Field = keyof typeof FIELDS;
const TIME = /(?:\d|[一二三四五六七八九十半])+个?(?:工作日|自然日|日|天|小时|月|周|年)/u;
const DAYS_OF_FIELDWORK = 5;

/** A column that the template lacks is one question a guide, whichever of the two it is. */
function judgeShown(guide: ServiceGuide, said: DeclaredFields, report: Report): void {
  const absent: Field[] = [];
  for (const field of Object.keys(FIELDS) as Field[]) {
    const value = guide[field];
    const to = elementReport(report, { field, quote: value });
    const missing = value ? undefined : missingColumn(guide, field);
    if (value)
      to[said[field] === 'blank' ? 'review' : 'pass']('S01', {
        detail: `“${FIELDS[field]}”所填内容看不出有无，请人工核对。`,
      });
    else if (missing === 'defect') to.fail('S01', { detail: `“${FIELDS[field]}”未填写。` });
    else if (missing === 'unobserved') {
      const reason = observation(guide, field) === 'partial' ? 'not-seen-completely' : 'not-collected';
      to.unobserved('S01', { reason });
    } else absent.push(field);
  }
  if (absent.length > 0)
    elementReport(report, { field: absent[0]! }).review('S01', {
      detail: `页面没有${absent.map((field) => `“${FIELDS[field]}”`).join('、')}一栏。`,
    });
}

function judgeIntermediary(value: string, declared: Declared, report: Report): void {
  const to = elementReport(report, { field: 'intermediary', quote: value });
  if (declared === 'present') {
    to.fail('S03', { detail: '只写了有中介服务，没有写明是哪一项。' });
    to.inapplicable('S03-basis');
  } else if (declared === 'named') {
    to.pass('S03');
    to[anyOf(SPECIAL.basis, value) ? 'pass' : 'review']('S03-basis');
  } else for (const id of ['S03', 'S03-basis']) to.inapplicable(id);
}

const hasTime = (text: string): boolean => TIME.test(text) || anyOf(SPECIAL.timeTold, text);

function judgeParts(value: string, declared: Declared, report: Report): void {
  const to = elementReport(report, { field: 'specialStages', quote: value });
  if (declared !== 'present' && declared !== 'named') {
    for (const id of ['S05', 'S05-counted']) to.inapplicable(id);
    return;
  }
  const parts = value.split(/[；;\n]/u);
  const stages = parts.filter((part) => anyOf(SPECIAL.kinds, part));
  const timed = parts.filter(hasTime).length;
  if (timed === 0 || timed < stages.length) {
    const detail =
      declared === 'present'
        ? '只写了有特殊环节，没有写明是哪一项、需要多少时间。'
        : `没有写明${stages.length > 1 ? '每个' : '该'}环节所需的时间。`;
    to[declared === 'present' || stages.length > 0 ? 'fail' : 'review']('S05', { detail });
    to.inapplicable('S05-counted');
    return;
  }
  to.pass('S05');
  to[anyOf(SPECIAL.counted, value) ? 'pass' : 'review']('S05-counted');
}

/** A visit of the place takes days: a promise that leaves none is doubtful, unless the visit is not counted. */
function judgeFieldwork(guide: ServiceGuide, value: string, declared: Declared, report: Report): void {
  const to = elementReport(report, { field: 'specialStages', quote: value });
  const promise = guide.promiseLimit ? readLimit(guide.promiseLimit) : null;
  const known = promise && (promise.immediate || promise.value !== null);
  if (declared !== 'named' || !known || !anyOf(SPECIAL.fieldwork, value)) {
    to.inapplicable('S07');
    return;
  }
  const days = promise.unit === '小时' || promise.unit === '分钟' ? 0 : (promise.value ?? 0);
  const months = promise.unit === '月' || promise.unit === '年';
  const short = promise.immediate || (days < DAYS_OF_FIELDWORK && !months);
  const apart = /不(?:计入|计算|包含|包括|含|算)|扣除/u.test(value);
  to[short && !apart ? 'review' : 'pass']('S07', {
    detail: `特殊环节含现场勘查，而承诺办结时限为“${guide.promiseLimit}”。`,
  });
}

export const specialStage: GuideCheck = {
  meta: { id: 'special-stage', title: '中介服务和特殊环节', messages: specialStageMessages },
  options: z.object({}),
  applies: () => true,
  judge(guide, _options, report) {
    const { intermediary, specialStages } = guide;
    const said: DeclaredFields = {
      intermediary: intermediary ? readDeclared(intermediary) : undefined,
      specialStages: specialStages ? readDeclared(specialStages) : undefined,
    };
    judgeShown(guide, said, report);
    if (intermediary) judgeIntermediary(intermediary, said.intermediary!, report);
    if (specialStages) {
      judgeParts(specialStages, said.specialStages!, report);
      judgeFieldwork(guide, specialStages, said.specialStages!, report);
    }
    for (const field of ['intermediary', 'specialStages'] as const) {
      const declared = said[field];
      if (!declared) continue;
      const to = elementReport(report, { field, quote: guide[field] });
      if (declared === 'contradicted') to.fail('S06', { detail: `写了“无”，说明中又写有${FIELDS[field]}。` });
      else to[declared === 'none' ? 'pass' : 'inapplicable']('S06');
    }
    judgeHidden(guide, said, report);
  },
};
