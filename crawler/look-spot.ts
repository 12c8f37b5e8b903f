// Where the picture of a verdict is to be taken, said so that the page of the moment can find it again. Pure; called by look-verdict.ts.
import { innermost, type Place } from './tree-text.ts';

/** Texts are without white space. */
export interface Spot {
  text: string;
  /** Text of the smallest box around the spot that stands once on the page; null where that is half the page. */
  within: string | null;
  /** The how manieth of the smallest elements with the text in that box, from 0. */
  nth: number;
}

const LONGEST_BOX = 4000;

const isWithin = (place: Place, box: Place): boolean => {
  for (let at: Place | null = place; at; at = at.up) if (at === box) return true;
  return false;
};

/** A text alone tells no place: 所需时间 stands in every step, and a picture of another step would accuse wrongly. */
export function spotOf(place: Place): Spot {
  const { text } = place;
  let root = place;
  while (root.up) root = root.up;
  for (let box = place.up; box && box.text.length <= LONGEST_BOX; box = box.up) {
    const own = box.text;
    if (own === text || innermost(root, (other) => other.text.includes(own)).length > 1) continue;
    const same = innermost(box, (other) => other.text.includes(text));
    return {
      text,
      within: own,
      nth: Math.max(
        0,
        same.findIndex((other) => isWithin(other, place)),
      ),
    };
  }
  return { text, within: null, nth: 0 };
}
