// Is an item handled wholly online (全程网办), so that place and hours are nobody's defect? Used by the address and hours checks.
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import { readVisits } from '../text/visits.ts';

const NO_VISIT =
  /(?:无需|不需|不用|无须|不必)(?:再)?(?:到|去|前往|至)?(?:现场|窗口|大厅|线下)|(?:无|不设)(?:实体|线下|现场)?(?:办理)?窗口|全程(?:网办|网上办理)/u;

/** Visits are 0 and no window is among the forms of handling, or the place itself says that nobody has to come. */
export function isFullyOnline(guide: ServiceGuide): boolean {
  const zero = guide.visits !== undefined && readVisits(guide.visits).value === 0;
  if (!zero) return false;
  const forms = guide.handleForms;
  if (forms.length > 0 && !forms.some((form) => form.includes('窗口') || form.includes('现场'))) return true;
  return guide.places.length > 0 && guide.places.every((place) => NO_VISIT.test(place.address ?? ''));
}
