// One form of one material: where it stands, what the page shows of it, and how its absence is judged. Shared by the checks of blank forms and samples.
import type { FormFile, Material, ServiceGuide } from '../../store/schemas/guide.ts';
import { materialKeys } from '../../store/schemas/member-key.ts';
import type { Report } from '../frame/check.ts';
import { type ElementReport, elementReport, missingColumn } from '../frame/element-report.ts';
import { type FormClass, formClass } from './form-material.ts';

export type FormColumn = 'blankForm' | 'sampleForm';

export interface FormPlace {
  material: Material;
  form: FormFile | undefined;
  cls: FormClass;
  to: ElementReport;
}

/** What the page shows of the form: its link as read, else the material's name, which stands beside it. */
function quoteOf(guide: ServiceGuide, field: string, key: string, material: Material): string {
  const shown = guide.elements.find((one) => one.field === field && one.key === key);
  return shown?.text ?? material.name;
}

/** Each material with its form in one column. */
export function formPlaces(guide: ServiceGuide, column: FormColumn, report: Report): FormPlace[] {
  const keys = materialKeys(guide.materials);
  const field = `materials.${column}`;
  return guide.materials.map((material, i) => {
    const form = material[column];
    const quote = form ? quoteOf(guide, field, keys[i]!, material) : undefined;
    return {
      material,
      form,
      cls: formClass(material),
      to: elementReport(report, { field, key: keys[i]!, ...(quote && { quote }) }),
    };
  });
}

/**
 * Reports forms that are missing. Beside a shown caption each is a fail where the material is surely a form, else a
 * review; where the page has no such column at all, the first of each message is reviewed once for all.
 */
export function judgeMissingForms(
  guide: ServiceGuide,
  column: FormColumn,
  missing: readonly { place: FormPlace; message: string; sure: boolean }[],
  report: Report,
): void {
  const field = `materials.${column}`;
  const seen = missingColumn(guide, field);
  const elsewhere = guide.materials.some((material) => material[column]);
  if (seen === 'unobserved') {
    for (const { place, message } of missing) place.to.unobserved(message, { reason: 'not-collected' });
    return;
  }
  if (seen === 'template' && !elsewhere) {
    const first = missing.find(({ sure }) => sure);
    for (const { place, message } of missing) place.to.inapplicable(message);
    if (first)
      elementReport(report, { field }).review(first.message, {
        detail: `页面没有${column === 'blankForm' ? '空表' : '样表'}一栏，涉及材料“${first.place.material.name}”等，请核对是否在别处提供。`,
      });
    return;
  }
  for (const { place, message, sure } of missing) {
    if (sure && seen === 'defect') place.to.fail(message);
    else place.to.review(message, { detail: `请核对“${place.material.name}”是否需要按固定格式填写。` });
  }
}
