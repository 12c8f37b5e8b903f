// The boxes of a page that belong to one member of a list (a place, a material, a step). Pure; called by look-verdict.ts.
import { fold } from '../store/schemas/member-key.ts';
import { everyPlace, innermost, type Place } from './tree-text.ts';

/** Boxes in which a member stands by its name; where no box holds just the name, those whose text names it. */
export function namedBoxes(root: Place, key: string): ReadonlySet<Place> {
  const places = [...everyPlace(root)];
  const exact = places.filter((place) => fold(place.text) === key);
  const named = exact.length > 0 ? exact : innermost(root, (place) => fold(place.text).includes(key));
  const boxes = new Set<Place>();
  for (const place of named) for (let at: Place | null = place; at; at = at.up) boxes.add(at);
  return boxes;
}

/** The smallest of the boxes around a place. */
export const smallest = (place: Place, boxes: ReadonlySet<Place>): Place | null => {
  for (let at: Place | null = place; at; at = at.up) if (boxes.has(at)) return at;
  return null;
};
