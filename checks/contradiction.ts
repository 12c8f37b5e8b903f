// Judges whether a guide contradicts itself or speaks of another item (X06, X07, X10, X12).
import { z } from 'zod';
import type { ServiceGuide } from '../store/schemas/guide.ts';
import type { GuideCheck, Report } from './frame/check.ts';
import { elementReport } from './frame/element-report.ts';
import { CROSS } from './lexicon/cross.ts';
import { contradictionMessages } from './messages/contradiction.ts';
import { foreignItem } from './text/foreign-item.ts';

const NEEDLESS = /^(?:非必要|非必需|容缺)/u;

/** X06: the only paper that says who applies is a company's, while natural persons are served. */
function judgeObject(guide: ServiceGuide, report: Report): void {
  const object = guide.serviceObject ?? '';
  const to = elementReport(report, { field: 'serviceObject', quote: guide.serviceObject });
  const naturalOnly = CROSS.naturalPersons.test(object) && !CROSS.otherObjects.test(object);
  if (!naturalOnly || guide.materials.length === 0) {
    to.inapplicable('X06');
    return;
  }
  const needed = guide.materials.filter(({ necessity }) => !NEEDLESS.test(necessity ?? ''));
  const business = needed.find(({ name }) => CROSS.businessPapers.test(name));
  const personal = guide.materials.some(({ name }) => CROSS.personPapers.test(name));
  const trader = CROSS.soleTraders.test(
    [guide.name, guide.conditions, ...guide.materials.map((m) => m.name)].join(' '),
  );
  to[business && !personal && !trader ? 'review' : 'pass']('X06', {
    detail: `服务对象为“${object}”，必要材料中证明身份的只有“${business?.name}”。`,
  });
}

const sentences = (text: string): string[] => text.split(/[。；;\n]/u);

/** The first sentence that holds the words and makes no exception; most texts hold them nowhere. */
const plain = (text: string, words: RegExp, never: RegExp): string | undefined =>
  words.test(text)
    ? sentences(text)
        .find((s) => words.test(s) && !never.test(s) && !CROSS.proxyExceptions.test(s))
        ?.trim()
    : undefined;

/** Where the applicant has to come in person, and where somebody else may come. */
const person = (text: string) =>
  plain(text, CROSS.noProxy, /$^/u) ?? plain(text, CROSS.inPerson, CROSS.proxy);
const proxy = (text: string) => plain(text, CROSS.proxy, CROSS.noProxy);

/** X07: one part of the guide wants the applicant in person, another one lets somebody else come. */
function judgeProxy(guide: ServiceGuide, report: Report): void {
  const to = elementReport(report, { field: 'conditions', quote: guide.conditions });
  const flow = [guide.process, ...guide.steps.flatMap((s) => [s.standard, s.result])]
    .filter(Boolean)
    .join('\n');
  const conditions = guide.conditions ?? '';
  const pairs = [
    ['受理条件', person(conditions), '办理流程', proxy(flow)],
    ['办理流程', person(flow), '受理条件', proxy(conditions)],
  ] as const;
  const clash = pairs.find(([, demand, , choice]) => demand && choice);
  if (clash) {
    const [where, demand, there, choice] = clash;
    to.fail('X07', {
      detail: `${where}写有“${demand!.slice(0, 60)}”，${there}却写有“${choice!.slice(0, 60)}”。`,
    });
    return;
  }
  const forbidden = plain(`${conditions}\n${flow}`, CROSS.noProxy, /$^/u);
  const paper = forbidden && guide.materials.find(({ name }) => CROSS.proxyPapers.test(name));
  to[paper ? 'review' : 'pass']('X07', () => ({
    detail: `写有“${forbidden?.slice(0, 60)}”，而申请材料中有“${paper ? paper.name : ''}”。`,
  }));
}

/** X10: who is served beyond the province must not be told that only the city is. */
function judgeArea(guide: ServiceGuide, report: Report): void {
  const area = guide.handleArea;
  const to = elementReport(report, { field: 'handleArea', quote: area });
  const label = CROSS.wideLabels.exec([guide.name, guide.applyScope, ...guide.handleForms].join('\n'))?.[0];
  const wide = area !== undefined && CROSS.wideAreas.test(area);
  if (!label && !wide) {
    to.inapplicable('X10');
    return;
  }
  if (area !== undefined && !wide && CROSS.localAreas.test(area.trim())) {
    to.fail('X10', { detail: `标注“${label}”，而通办范围为“${area}”。` });
    return;
  }
  const texts = [
    guide.process,
    guide.conditions,
    guide.applyScope,
    ...guide.handleForms,
    ...guide.places.flatMap((p) => [p.hall, p.address, p.window]),
    ...guide.steps.flatMap((s) => [s.name, s.standard, s.result]),
  ];
  const way = guide.handleForms.length === 0 || CROSS.awayWays.test(texts.join('\n'));
  to[way ? 'pass' : 'review']('X10', { detail: '只有窗口办理，未见异地办理方式的说明。' });
}

/** X12: a sentence that names the item which it speaks of names another one. */
function judgeContent(guide: ServiceGuide, report: Report): void {
  for (const field of ['applyScope', 'conditions'] as const) {
    const text = guide[field];
    if (text === undefined) continue;
    const foreign = foreignItem(guide, field, text);
    elementReport(report, { field, quote: text })[foreign ? 'review' : 'pass']('X12', {
      detail: `写有“${foreign}”，与本事项“${guide.name}”的名称、材料、依据、流程均无共同字词。`,
    });
  }
}

export const contradiction: GuideCheck = {
  meta: { id: 'contradiction', title: '前后矛盾', messages: contradictionMessages },
  options: z.object({}),
  applies: () => true,
  judge(guide, _options, report) {
    judgeObject(guide, report);
    judgeProxy(guide, report);
    judgeArea(guide, report);
    judgeContent(guide, report);
  },
};
