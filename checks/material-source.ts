// Judges 材料来源 and 出具单位 of each material: present, definite, and fit for the paper (MS01-MS08).
import { z } from 'zod';
import { type Material, observation, type ServiceGuide } from '../store/schemas/guide.ts';
import type { GuideCheck } from './frame/check.ts';
import { type ElementReport, elementReport } from './frame/element-report.ts';
import { ISSUERS, MATERIALS } from './lexicon/material.ts';
import { anyOf } from './lexicon/patterns.ts';
import { materialSourceMessages } from './messages/material-source.ts';
import { isBareCode, judgeColumn, listed } from './parts/material-columns.ts';
import { bareName, isLicence, isOwnForm, namesSeveral, reportOf } from './text/material-name.ts';
import { isPlaceholder } from './text/wording.ts';

const OFFICIAL = /政府(?:部门)?(?:核发|出具|制发|颁发)|部门核发/u;
const OWN = /自备|自行(?:准备|提供)|申请人(?:提供|准备)/u;
const OTHER = /^其[他它]$/u;
/** 政府部门核发（公安机关）: the source names the issuer itself. */
const NAMES_ISSUER = /(?:核发|出具|制发|颁发|其[他它])\s*[（(：:][^）)]{2,}/u;

function judgeIssuer(material: Material, to: ElementReport): void {
  const issuer = material.issuer;
  if (!issuer || isPlaceholder(issuer)) {
    for (const id of ['MS03', 'MS07']) to.inapplicable(id);
    return;
  }
  const name = issuer.trim();
  if (anyOf(ISSUERS.vague, name)) {
    to.fail('MS03');
    to.inapplicable('MS07');
    return;
  }
  to[anyOf(ISSUERS.vagueDoubt, name) ? 'review' : 'pass']('MS03');
  const bare = bareName(material.name);
  const own = namesSeveral(bare) ? undefined : ISSUERS.papers.find(({ paper }) => paper.test(bare));
  const named = Object.keys(ISSUERS.bodies).filter((body) => anyOf(ISSUERS.bodies[body]!, name));
  if (!own || named.length === 0 || anyOf(ISSUERS.neutral, name)) to.inapplicable('MS07');
  else
    to.judge('MS07', !named.some((body) => own.bodies.includes(body)), {
      detail: `“${material.name}”一般由${own.bodies.join('、')}部门出具，所填为“${name}”。`,
    });
}

function judgeSource(guide: ServiceGuide, material: Material, to: ElementReport): void {
  const source = material.source;
  if (!source || isBareCode(source)) {
    for (const id of ['MS04', 'MS05', 'MS06', 'MS08']) to.inapplicable(id);
    return;
  }
  const bare = bareName(material.name);
  const own = OWN.test(source);
  if (isLicence(bare)) to[own ? 'review' : 'pass']('MS04');
  else to.inapplicable('MS04');

  const handedOut = /出具|核发|签发|批复|盖章确认/u.test(material.name);
  if (!isOwnForm(bare) || handedOut) to.inapplicable('MS05');
  else if (!OFFICIAL.test(source) || material.blankForm) to.pass('MS05');
  else if (observation(guide, 'materials.blankForm') === 'complete') to.fail('MS05');
  else to.unobserved('MS05', { reason: 'not-collected' });

  if (!material.exempt) to.inapplicable('MS06');
  else {
    const shared = anyOf(MATERIALS.shared, `${material.name}${source}${material.condition ?? ''}`);
    const mayBeFree = !own || material.issuer || shared || isLicence(bare) || anyOf(MATERIALS.forms, bare);
    to[mayBeFree ? 'pass' : anyOf(MATERIALS.selfMade, bare) ? 'fail' : 'review']('MS06', {
      detail: `“${material.name}”标注免于提交，而来源为“${source}”。`,
    });
  }

  if (!reportOf(material)) to.inapplicable('MS08');
  else to[own && !material.issuer ? 'review' : 'pass']('MS08');
}

export const materialSource: GuideCheck = {
  meta: { id: 'material-source', title: '材料来源和出具单位', messages: materialSourceMessages },
  options: z.object({}),
  applies: (guide) => guide.materials.length > 0,
  judge(guide, _options, report) {
    const materials = listed(guide);
    judgeColumn(
      guide,
      materials,
      {
        column: 'source',
        message: 'MS01',
        name: '来源渠道',
        owed: () => true,
        value: (_material, text, to) =>
          isBareCode(text) ? to.inapplicable('MS01') : to.judge('MS01', isPlaceholder(text)),
      },
      report,
    );
    const owesIssuer = ({ source }: Material) =>
      source !== undefined && OFFICIAL.test(source) && !NAMES_ISSUER.test(source);
    judgeColumn(
      guide,
      materials,
      {
        column: 'issuer',
        message: 'MS02',
        name: '出具单位',
        owed: owesIssuer,
        value: (_material, text, to) => to.judge('MS02', isPlaceholder(text)),
      },
      report,
    );
    const someIssuer = materials.some(({ material }) => material.issuer);
    for (const { material, key } of materials) {
      const other = material.source !== undefined && OTHER.test(material.source.trim());
      if (other && someIssuer && !material.issuer)
        elementReport(report, { field: 'materials.issuer', key }).review('MS02', {
          detail: `“${material.name}”的来源为“其他”，没有写明出具单位。`,
        });
      judgeIssuer(
        material,
        elementReport(report, { field: 'materials.issuer', key, quote: material.issuer }),
      );
      const to = elementReport(report, { field: 'materials.source', key, quote: material.source });
      judgeSource(guide, material, to);
    }
  },
};
