// What a person sees of a snapshot's tree: texts without white space, with the way up. Pure; called by look-verdict.ts.
import type { SnapshotNode } from '../store/schemas/snapshot.ts';

export interface Place {
  node: SnapshotNode;
  up: Place | null;
  kids: Place[];
  /** Visible text without white space, buttons and fields included. */
  text: string;
}

export const bare = (text: string): string =>
  text.replace(/[\s\u00a0\u3000\u200b-\u200f\u2028\u2029\ufeff]+/gu, '');

/** What stands in a field. */
const typedIn = ({ tag, attrs }: SnapshotNode): string =>
  tag === 'input' || tag === 'textarea' || tag === 'select' ? (attrs?.value ?? '') : '';

/** Visible text of the whole tree without white space: that of its place, without the places. */
export function visibleText(root: SnapshotNode): string {
  const texts: string[] = [];
  const visit = (node: SnapshotNode): void => {
    if (node.hidden) return;
    texts.push(typedIn(node));
    for (const child of node.children) {
      if (typeof child === 'string') texts.push(child);
      else if (node.tag !== 'select') visit(child);
    }
  };
  visit(root);
  return bare(texts.join(''));
}

/** Visible elements with their texts; null when the element itself is hidden. */
export function placesOf(node: SnapshotNode, up: Place | null = null): Place | null {
  if (node.hidden) return null;
  const place: Place = { node, up, kids: [], text: '' };
  let text = typedIn(node);
  for (const child of node.children) {
    if (typeof child === 'string') text += child;
    else if (node.tag !== 'select') {
      const below = placesOf(child, place);
      if (!below) continue;
      place.kids.push(below);
      text += below.text;
    }
  }
  place.text = bare(text);
  return place;
}

/** The smallest places that fulfil a test which holds for every box around them too. */
export function innermost(place: Place, test: (place: Place) => boolean): Place[] {
  if (!test(place)) return [];
  const below = place.kids.flatMap((kid) => innermost(kid, test));
  return below.length > 0 ? below : [place];
}

/** Every place below and including this one. */
export function* everyPlace(place: Place): Generator<Place> {
  yield place;
  for (const kid of place.kids) yield* everyPlace(kid);
}

/** Name of the panel in which a place stands, by the mark of the panel tree. */
export function panelOf(place: Place): string | null {
  for (let at: Place | null = place; at; at = at.up) {
    const name = at.node.attrs?.['data-panel'];
    if (name) return name;
  }
  return null;
}
