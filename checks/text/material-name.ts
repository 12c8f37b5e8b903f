// What a material's name (材料名称) says: its bare paper, whether it is one at all, and of which kind. Used by the material and special-stage checks.
import type { Material } from '../../store/schemas/guide.ts';
import { MATERIALS } from '../lexicon/material.ts';
import { anyOf } from '../lexicon/patterns.ts';
import { remembered } from './memo.ts';

const BRACKETS = /[（(【[〔][^（）()【】[\]〔〕]*[）)】\]〕]/gu;
const MARKS = /[《》“”"'。；;，,\s]+/gu;
const TAIL =
  /(?:的|及其|和|及|、|或者?|(?:正|副)本|正、?副本|原件|复印件|扫描件|照片|电子版|电子件|原件及复印件|加盖公章|\d+份|[一二三四五]份)+$/u;

/** The paper itself: without brackets, book marks and the words of its form (居民身份证（正反面）复印件 → 居民身份证). */
export const bareName = remembered((name): string => {
  const plain = name.replace(BRACKETS, '').replace(MARKS, '');
  return plain.replace(TAIL, '') || plain;
});

/** 无需材料 as a row of the list: a statement, no material. */
export const isNoMaterial = remembered((name): boolean =>
  anyOf(MATERIALS.none, name.replace(/[。；;\s]+$/u, '')),
);

/** Several papers in one name: what is said of one does not hold for all. */
export const namesSeveral = (bare: string): boolean => /[或、和及/／与]|以及|任选|之一/u.test(bare);

export const isLicence = remembered(
  (bare): boolean => !namesSeveral(bare) && !anyOf(MATERIALS.forms, bare) && anyOf(MATERIALS.licences, bare),
);

export const isOwnForm = (bare: string): boolean => !namesSeveral(bare) && anyOf(MATERIALS.ownForms, bare);

/** Is it handed in by everybody? A name that tells when it is needed says no. */
export const alwaysNeeded = (material: Material): boolean =>
  !isOptional(material) && !material.condition && !anyOf(MATERIALS.whenNeeded, material.name);

/** 非必要, 容缺: by the label only, codes differ from system to system. */
export const isOptional = (material: Material): boolean =>
  material.necessity !== undefined && /非必[要须需]|容缺|可选|选交|非必填|不必要/u.test(material.necessity);

/** Words of which every report's name has one: most names are done with at once. */
const A_REPORT = /报告|意见书|方案|文件/u;

/**
 * A report by a third party (第三方报告): `sure` by its nature or because the name says who makes it, `likely` where
 * the applicant or an authority may make it too, null where it is none.
 */
export function reportOf(material: Material): 'sure' | 'likely' | null {
  if (!A_REPORT.test(material.name)) return null;
  const { byNature, likely, not, agency } = MATERIALS.reports;
  const bare = bareName(material.name);
  if (anyOf(not, material.name) || anyOf(MATERIALS.ownForms, bare)) return null;
  if (anyOf(byNature, bare)) return namesSeveral(bare) ? 'likely' : 'sure';
  if (!anyOf(likely, bare)) return null;
  const maker = `${material.issuer ?? ''}${/(?:出具|编制)/u.test(bare) ? bare : ''}`;
  return anyOf(agency, maker) && !namesSeveral(bare) ? 'sure' : 'likely';
}
