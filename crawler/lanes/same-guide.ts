// Whether two readings of one page are the same guide: every value, caption and degree of observation; only where it stands (dom, box) may
// differ. Pure; called by lane-book.ts.
import type { ServiceGuide } from '../../store/schemas/guide.ts';

/** One text for equal guides, whatever the order of their keys. */
function normal(guide: ServiceGuide): string {
  const { elements, ...rest } = guide;
  const shown = elements
    .map(({ dom: _, box: __, ...said }) => said)
    // By field, each field's own order kept: in which order fields are listed says nothing of the page.
    .sort((a, b) => (a.field < b.field ? -1 : a.field > b.field ? 1 : 0));
  const sorted = (_: string, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return JSON.stringify({ ...rest, elements: shown }, sorted);
}

export const sameGuide = (a: ServiceGuide, b: ServiceGuide): boolean => normal(a) === normal(b);
