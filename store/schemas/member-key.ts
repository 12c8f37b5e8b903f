// Keys of list members by their content, so that shuffling places, materials or steps changes no finding id.
// Called by the extractor and the mappings (element keys) and by the checks (outcome keys).
import type { Material, Place, ServiceGuide, Step } from './guide.ts';

const WIDE = /[！-～]/g;
/** Any of what folding changes: most names hold none of it. */
const UNFOLDED = /[^0-9a-z\u4e00-\u9fff]/;
const NOISE = /[\s\p{P}\p{S}]+/gu;
const STREET_AND_DOOR = /[\p{Script=Han}]{1,12}?(?:路|街|道|弄|巷|公路|大道)\d+(?:-\d+)?(?:弄|号)/u;

/** Folds a text for comparison: half-width, lower case, without white space and punctuation. */
export function fold(text: string): string {
  if (!UNFOLDED.test(text)) return text;
  return text
    .replace(WIDE, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .toLowerCase()
    .replace(NOISE, '');
}

function placeKey(place: Place): string {
  if (place.hall) return fold(place.hall);
  const address = place.address ?? '';
  return fold(STREET_AND_DOOR.exec(address)?.[0] ?? address) || fold(JSON.stringify(place));
}

/** Equal keys get `#2`, `#3` … in the order of their members' whole content, never of position. */
function unique<T>(members: readonly T[], keyOf: (member: T) => string): string[] {
  const keys = members.map((member) => keyOf(member) || '-');
  if (members.length < 2 || new Set(keys).size === keys.length) return keys;
  const content = members.map((member) => JSON.stringify(member, Object.keys(member as object).sort()));
  const order = members
    .map((_, i) => i)
    .sort((a, b) => (content[a]! < content[b]! ? -1 : content[a]! > content[b]! ? 1 : a - b));
  const seen = new Map<string, number>();
  const result = new Array<string>(members.length);
  for (const i of order) {
    const n = (seen.get(keys[i]!) ?? 0) + 1;
    seen.set(keys[i]!, n);
    result[i] = n === 1 ? keys[i]! : `${keys[i]}#${n}`;
  }
  return result;
}

export const placeKeys = (places: readonly Place[]): string[] => unique(places, placeKey);
export const materialKeys = (materials: readonly Material[]): string[] =>
  unique(materials, (m) => fold(m.name));
export const stepKeys = (steps: readonly Step[]): string[] => unique(steps, (s) => fold(s.name));

/** Keys of each list of a guide, index for index. */
export function memberKeys(
  guide: Pick<ServiceGuide, 'places' | 'materials' | 'steps'>,
): Record<'places' | 'materials' | 'steps', string[]> {
  return {
    places: placeKeys(guide.places),
    materials: materialKeys(guide.materials),
    steps: stepKeys(guide.steps),
  };
}
