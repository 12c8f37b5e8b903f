// Intermediary services and special stages that the rest of the guide tells of: reports among the materials (S02),
// steps (S04), limits' notes (S06-note), a single agency (S08). Called by special-stage.ts.
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import { materialKeys, stepKeys } from '../../store/schemas/member-key.ts';
import type { Report } from '../frame/check.ts';
import { elementReport } from '../frame/element-report.ts';
import { anyOf } from '../lexicon/patterns.ts';
import { SPECIAL } from '../lexicon/special-stage.ts';
import type { DeclaredFields } from '../text/declared.ts';
import { alwaysNeeded, reportOf } from '../text/material-name.ts';

function judgeReports(guide: ServiceGuide, said: DeclaredFields, report: Report): void {
  const to = elementReport(report, { field: 'intermediary', quote: guide.intermediary });
  if (said.intermediary !== 'none') {
    to.inapplicable('S02');
    return;
  }
  const reports = guide.materials
    .filter((m) => !m.source?.includes('政府') && alwaysNeeded(m))
    .map((m) => ({ name: m.name, kind: reportOf(m) }))
    .filter(({ kind }) => kind !== null);
  const sure = reports.filter(({ kind }) => kind === 'sure');
  const shown = sure.length > 0 ? sure : reports;
  if (shown.length === 0) to.pass('S02');
  else
    to[sure.length > 0 ? 'fail' : 'review']('S02', {
      detail: `申请材料要求“${shown.map(({ name }) => name).join('”“')}”，而中介服务写“${guide.intermediary}”。`,
    });
}

/** The kind of special stage that a step's name gives; words of the item's own name and of quoted laws say nothing. */
function stageNamed(step: string, item: string): string | undefined {
  if (!anyOf(SPECIAL.kinds, step)) return undefined;
  const plain = step.replace(/《[^》]*》/gu, '');
  const found = SPECIAL.kinds.map((p) => p.exec(plain)?.[0]).find(Boolean);
  if (!found || item.includes(found)) return undefined;
  // 公示办理结果, 检验报告审核: a result or a paper, no stage of its own.
  return /(?:报告|结果|结论|意见书|合格证|证书|费用?)/u.test(plain) ? undefined : found;
}

function actIn(text: string, item: string): string | undefined {
  if (!anyOf(SPECIAL.kinds, text)) return undefined;
  for (const clause of text.replace(/《[^》]*》/gu, '').split(/[。；;，,\n]/u)) {
    if (anyOf(SPECIAL.notActs, clause)) continue;
    const found = SPECIAL.acts.map((p) => p.exec(clause.trim())?.[0]).find(Boolean);
    if (found && !SPECIAL.kinds.some((p) => item.includes(p.exec(found)?.[0] ?? '\n'))) return clause.trim();
  }
  return undefined;
}

function judgeSteps(guide: ServiceGuide, said: DeclaredFields, report: Report): void {
  const item = guide.name ?? '';
  const whole = elementReport(report, { field: 'specialStages', quote: guide.specialStages });
  if (said.specialStages !== 'none') {
    whole.inapplicable('S04');
    return;
  }
  const keys = stepKeys(guide.steps);
  let accused = false;
  for (const [i, step] of guide.steps.entries()) {
    const stage = stageNamed(step.name, item);
    if (!stage) continue;
    accused = true;
    elementReport(report, { field: 'steps', key: keys[i], quote: step.name }).fail('S04', {
      detail: `流程中有“${step.name}”环节，而特殊环节写“${guide.specialStages}”。`,
    });
  }
  if (accused) return;
  const texts = [guide.process, ...guide.steps.flatMap((s) => [s.standard, s.result])];
  const act = texts.map((text) => text && actIn(text, item)).find(Boolean);
  if (act) whole.review('S04', { detail: `流程写有“${act.slice(0, 60)}”，而特殊环节写“无”，请核对。` });
  else whole.pass('S04');
}

const DAYS = /\d+个?(?:工作日|自然日|日|天)/u;

/** A note of the limit that gives one special stage its days (不含公示7日); the law's list of all kinds is none. */
function judgeNotes(guide: ServiceGuide, said: DeclaredFields, report: Report): void {
  for (const field of ['legalLimitNote', 'promiseLimitNote'] as const) {
    const note = guide[field];
    if (!note) continue;
    const to = elementReport(report, { field, quote: note });
    if (said.specialStages !== 'none') {
      to.inapplicable('S06-note');
      continue;
    }
    const clause = note.split(/[。；;\n]/u).find((part) => {
      const kinds = SPECIAL.kinds.filter((p) => p.test(part)).length;
      return kinds > 0 && kinds < 3 && DAYS.test(part);
    });
    to[clause ? 'review' : 'pass']('S06-note', {
      detail: `特殊环节写“无”，而时限说明写有“${clause?.trim().slice(0, 60)}”。`,
    });
  }
}

/** Who may be an intermediary, or is appointed as one: texts without any of them are done with at once. */
const AGENT = /公司|事务所|中心|指定|统一委托/u;

function judgeAgency(guide: ServiceGuide, report: Report): void {
  const keys = materialKeys(guide.materials);
  const texts: [field: string, text: string | undefined, key?: string][] = [
    ['conditions', guide.conditions],
    ['intermediary', guide.intermediary],
    ['process', guide.process],
    ...guide.materials.map((m, i): [string, string, string] => ['materials', m.name, keys[i]!]),
    ...stepTexts(guide),
  ];
  let accused = false;
  for (const [field, text, key] of texts) {
    if (!text || !AGENT.test(text)) continue;
    const to = elementReport(report, { field, ...(key && { key }), quote: text });
    const clause = text
      .split(/[。；;\n]/u)
      .find((part) => anyOf(SPECIAL.agency, part) || anyOf(SPECIAL.appointed, part));
    if (!clause || anyOf(SPECIAL.agencyOpen, clause) || anyOf(SPECIAL.utilities, clause)) continue;
    accused = true;
    const detail = `写有“${clause.trim().slice(0, 60)}”。`;
    to[anyOf(SPECIAL.agency, clause) ? 'fail' : 'review']('S08', { detail });
  }
  if (!accused) elementReport(report, { field: 'intermediary' }).pass('S08');
}

function stepTexts(guide: ServiceGuide): [string, string, string][] {
  const keys = stepKeys(guide.steps);
  return guide.steps.flatMap((s, i) =>
    s.standard ? [['steps.standard', s.standard, keys[i]!] as [string, string, string]] : [],
  );
}

export function judgeHidden(guide: ServiceGuide, said: DeclaredFields, report: Report): void {
  judgeReports(guide, said, report);
  judgeSteps(guide, said, report);
  judgeNotes(guide, said, report);
  judgeAgency(guide, report);
}
