// Whose telephone 咨询电话 is where it stands among places: the hall's, or the guide's own. Called by extract.ts.
import type { Pair } from './pairs.ts';
import { ancestor, type El } from './tree.ts';

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

/**
 * 联系电话 in each of several like boxes that hold one address (cards of halls under a title nobody knows): the
 * hall's. A single box may be the whole guide.
 */
export function phonesOfCards(pairs: readonly Pair[]): readonly Pair[] {
  const addresses = pairs.filter((p) => p.path === 'places.address' && p.value.text && !p.mark.regions);
  if (addresses.length < 2) return pairs;
  const inside = (box: El, p: Pair) => p.mark.first >= box.first && p.mark.first < box.last;
  const phones = pairs.filter(
    (p) => p.path === 'consult' && p.mark.entry?.members.places === 'phone' && p.value.text,
  );
  const boxes = new Map<Pair, El>();
  for (const phone of phones) {
    const box = ancestor(phone.mark.home, (el) => addresses.some((a) => inside(el, a)));
    const lone = (all: readonly Pair[]) => all.filter((p) => box && inside(box, p)).length === 1;
    if (box && lone(addresses) && lone(phones)) boxes.set(phone, box);
  }
  const like = (box: El) =>
    [...boxes.values()].filter((other) => other.parent === box.parent && other.tag === box.tag).length > 1;
  return pairs.map((p) => (boxes.has(p) && like(boxes.get(p)!) ? { ...p, path: 'places.phone' } : p));
}
