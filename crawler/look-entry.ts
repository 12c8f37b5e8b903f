// Second look at a missing entry (立即办理): is a control of that name seen on the page? Pure; called by look-verdict.ts.
import { foldCaption } from './fold-caption.ts';
import { spotOf } from './look-spot.ts';
import type { LookVerdict } from './look-verdict.ts';
import { everyPlace, type Place, panelOf } from './tree-text.ts';

const CONTROLS = new Set(['a', 'button', 'area']);
const PRESSED = new Set(['button', 'submit', 'image']);

/** The word alone is none: 网上办理 stands among the forms of handling of every second guide. */
function isControl({ node: { tag, attrs } }: Place): boolean {
  if (CONTROLS.has(tag) || attrs?.onclick !== undefined) return true;
  if (tag === 'input') return PRESSED.has(attrs?.type ?? '');
  return attrs?.role === 'button' || attrs?.role === 'link';
}

/** `refuted` where a control has one of the names, whether or not it leads anywhere: a person sees an entry. */
export function entryVerdict(root: Place, names: readonly string[], complete: boolean): LookVerdict {
  const wanted = names.map(foldCaption);
  for (const place of everyPlace(root)) {
    const text = foldCaption(place.text);
    if (isControl(place) && wanted.some((name) => text.includes(name) && text.length <= name.length + 8))
      return { confirmation: 'refuted', spot: spotOf(place), panel: panelOf(place) };
  }
  return { confirmation: complete ? 'confirmed' : 'not-possible', spot: null, panel: null };
}
