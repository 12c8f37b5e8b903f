// One column of the material list, judged in every material that owes it. Called by the two material checks.
import { type Material, observation, type ServiceGuide } from '../../store/schemas/guide.ts';
import { materialKeys } from '../../store/schemas/member-key.ts';
import type { Report } from '../frame/check.ts';
import { type ElementReport, elementReport, missingColumn } from '../frame/element-report.ts';
import { isNoMaterial } from '../text/material-name.ts';

/** A material of the list with its key; rows that only say 无需材料 are none. */
export interface Listed {
  material: Material;
  key: string;
}

export function listed(guide: ServiceGuide): Listed[] {
  const keys = materialKeys(guide.materials);
  return guide.materials
    .map((material, i) => ({ material, key: keys[i]! }))
    .filter(({ material }) => !isNoMaterial(material.name));
}

/** A code of the source's own list (10, 20): its label alone would say something. */
export const isBareCode = (value: string): boolean => /^\s*\d{1,3}\s*$/u.test(value);

export interface Column {
  column: 'kind' | 'form' | 'source' | 'issuer' | 'condition';
  message: string;
  /** Chinese name of the column. */
  name: string;
  owed(material: Material): boolean;
  /** Judges a value that is there. */
  value(material: Material, text: string, to: ElementReport): void;
}

/**
 * A value missing beside the others or beside the shown caption is a defect of that material; a column that the
 * page lacks altogether is one question a guide.
 */
export function judgeColumn(
  guide: ServiceGuide,
  materials: readonly Listed[],
  c: Column,
  report: Report,
): void {
  const field = `materials.${c.column}`;
  const nowhere = materials.every(({ material }) => !material[c.column]);
  const cause = nowhere ? missingColumn(guide, field) : 'defect';
  const owing = materials.filter(({ material }) => c.owed(material));
  if (cause !== 'defect' && owing.length > 0) {
    const to = elementReport(report, { field });
    if (cause === 'template') to.review(c.message, { detail: `材料清单没有“${c.name}”一栏。` });
    else to.unobserved(c.message, { reason: 'not-collected' });
    return;
  }
  for (const { material, key } of materials) {
    const text = material[c.column];
    const to = elementReport(report, { field, key, quote: text });
    if (!c.owed(material)) to.inapplicable(c.message);
    else if (text) c.value(material, text, to);
    else if (observation(guide, field) === 'complete')
      to.fail(c.message, { detail: `“${material.name}”未标注${c.name}。` });
    else to.unobserved(c.message, { reason: 'not-collected' });
  }
}
