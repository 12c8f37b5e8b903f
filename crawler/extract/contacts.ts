// Whose telephone 咨询电话 is where it stands among places: the hall's, or the guide's own. Called by extract.ts.
import type { Pair } from './pairs.ts';

const CONSULT = /咨询/;

/**
 * Among places 咨询电话 is the place's telephone, unless the places have one of another name (电话) or the caption
 * stands beside 投诉电话: then it is the guide's.
 */
export function consultOfGuide(pairs: readonly Pair[]): readonly Pair[] {
  if (pairs.some((p) => p.path === 'consult' && p.value.text)) return pairs;
  const named = pairs.some(
    (p) => p.path === 'places.phone' && p.value.text && !CONSULT.test(p.mark.entry?.caption ?? ''),
  );
  const own = pairs.filter(
    (p) =>
      p.path === 'places.phone' &&
      p.mark.entry?.field === 'consult' &&
      CONSULT.test(p.mark.entry.caption) &&
      p.value.text,
  );
  const [one] = own;
  if (!one || own.length > 1) return pairs;
  const next = pairs.find((p) => p.mark.first > one.mark.first);
  const beside = next?.path === 'complaint' && next.section === one.section;
  return named || beside ? pairs.map((p) => (p === one ? { ...p, path: 'consult' } : p)) : pairs;
}
