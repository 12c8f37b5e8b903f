// What the lessons of a channel teach, for those who look into it. Pure; called by the doctor command.
import type { Lesson } from '../../../store/schemas/lanes.ts';
import { type LearnOptions, learnRecipe } from './learn.ts';

export interface LearnedApi {
  /** Pages from which it was learned. */
  lessons: number;
  /** Requests that carry a guide, with {id} for the item; none where no recipe was found. */
  requests: readonly string[];
  /** Schema paths that lie there. */
  fields: readonly string[];
  /** What of the pages the JSON does not explain: schema paths, `shown …` for a caption, `guide`, `rows`, `observed`. */
  unexplained: readonly string[];
}

export function learnedApi(lessons: readonly Lesson[], options: LearnOptions): LearnedApi | null {
  if (lessons.length === 0) return null;
  const learned = learnRecipe(lessons, options);
  if (!('recipe' in learned))
    return { lessons: lessons.length, requests: [], fields: [], unexplained: learned.unexplained };
  const { requests, scalars, apply, lists, links } = learned.recipe;
  const fields = [
    ...scalars.map(({ field }) => field),
    ...(apply ? ['applyUrl'] : []),
    ...Object.entries(lists).flatMap(([list, { columns }]) => columns.map(({ field }) => `${list}.${field}`)),
    ...(links.length > 0 ? ['links'] : []),
  ];
  return { lessons: lessons.length, requests, fields, unexplained: [] };
}
