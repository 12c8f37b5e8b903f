// Materials against the rest of the guide: when optional ones are needed, papers that the conditions demand, and
// forms of an item that is handled wholly online (MT08, MT10, MT11). Called by material-form.ts.
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import type { Report } from '../frame/check.ts';
import { elementReport } from '../frame/element-report.ts';
import { MATERIALS, PAPERS } from '../lexicon/material.ts';
import { anyOf } from '../lexicon/patterns.ts';
import { alwaysNeeded, isOptional } from '../text/material-name.ts';
import { readVisits } from '../text/visits.ts';
import { isPlaceholder } from '../text/wording.ts';
import { judgeColumn, type Listed } from './material-columns.ts';

function judgeOptional(guide: ServiceGuide, materials: readonly Listed[], report: Report): void {
  judgeColumn(
    guide,
    materials,
    {
      column: 'condition',
      message: 'MT08',
      name: '使用情形',
      owed: (m) => isOptional(m) && !m.exempt && !anyOf(MATERIALS.whenNeeded, m.name),
      value: (_material, text, to) => to.judge('MT08', isPlaceholder(text)),
    },
    report,
  );
  const to = elementReport(report, { field: 'materials.necessity' });
  const all = materials.every(({ material }) => isOptional(material));
  to[all ? 'review' : 'pass']('MT08-all');
}

const DEMAND = '(?:提供|提交|出具|持有?|携带|凭|附|交验)';
const DEMANDED = PAPERS.demanded.map(({ paper, known }) => ({
  demand: new RegExp(`${DEMAND}(?:有|本人|有效|合法|的|申请人|《|“|相应|相关)*(${paper.source})`, 'u'),
  known,
}));
const HEDGED =
  /按(?:照)?(?:有关|相关|国家)?规定|[如若]|或|等(?:有效)?(?:证|材料|文件)|之一|共享|核验|无需|不需|免于?提交|不得|禁止|未|领取|换发|补发|签发|核发|的[，,]/u;
const LAW_QUOTED = /第[一二三四五六七八九十百\d]+条/u;

/** A paper that the conditions plainly demand is on the list, under this or a kindred name. */
function judgeDemanded(guide: ServiceGuide, materials: readonly Listed[], report: Report): void {
  const text = guide.conditions;
  if (!text) return;
  const to = elementReport(report, { field: 'conditions', quote: text });
  const list = materials.map(({ material }) => `${material.name}${material.condition ?? ''}`).join('\n');
  const open = /其他|相关|有关|证件|证照/u.test(list);
  for (const sentence of text.split(/[。；;\n]/u))
    for (const { demand, known } of DEMANDED) {
      const found = demand.exec(sentence);
      const paper = found?.[1];
      if (!paper || known.test(list) || known.test(guide.name ?? '') || HEDGED.test(sentence)) continue;
      const sure = !open && !LAW_QUOTED.test(text);
      to[sure ? 'fail' : 'review']('MT10', {
        detail: `受理条件写有“${sentence.trim().slice(0, 60)}”，材料清单中没有“${paper}”。`,
      });
      return;
    }
  to.pass('MT10');
}

function judgeOnline(guide: ServiceGuide, materials: readonly Listed[], report: Report): void {
  const label = [guide.onlineDepth, ...guide.handleForms].filter(Boolean).join('、');
  const full = anyOf(MATERIALS.fullyOnline, label);
  // With a visit to make the label itself is wrong, and V06 says so.
  const visits = guide.visits ? (readVisits(guide.visits).value ?? 0) : 0;
  if (visits > 0 || (!full && !anyOf(MATERIALS.onlineFour, label))) {
    elementReport(report, { field: 'materials.form' }).inapplicable('MT11');
    return;
  }
  const ways = [...guide.handleForms, guide.process, ...guide.steps.map((s) => s.standard)].filter(Boolean);
  const posted = anyOf(MATERIALS.postal, ways.join('\n'));
  for (const { material, key } of materials) {
    const { form } = material;
    const to = elementReport(report, { field: 'materials.form', key, quote: form });
    const paperOnly = form && /纸质/u.test(form) && !/电子|均可|不限/u.test(form);
    if (!form || material.exempt || posted || !alwaysNeeded(material)) to.inapplicable('MT11');
    else
      to[!paperOnly ? 'pass' : full ? 'fail' : 'review']('MT11', {
        detail: `网上办理深度为“${label}”，而“${material.name}”只收纸质。`,
      });
  }
}

export function judgeAgreement(guide: ServiceGuide, materials: readonly Listed[], report: Report): void {
  judgeOptional(guide, materials, report);
  judgeDemanded(guide, materials, report);
  judgeOnline(guide, materials, report);
}
