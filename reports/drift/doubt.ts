// Turns what a run says of vanished elements into `unobserved: extractor-suspect`. Pure; called by the drift guard.
import { observation, type ServiceGuide } from '../../store/schemas/guide.ts';
import { fold } from '../../store/schemas/member-key.ts';
import type { Outcome } from '../../store/schemas/outcome.ts';
import { hasValue, isShown, PATHS } from './shape.ts';

/** Shorter texts (无, 0次) stand in any value by chance. */
const TELLING = 6;

const headOf = (path: string): string => path.split('.')[0]!;

/** True where an outcome about `field` speaks of the element at `path`, of its list, or of a part of it. */
const concerns = (field: string, path: string): boolean =>
  field === path || field.startsWith(`${path}.`) || path.startsWith(`${field}.`);

/** Everything that a guide says at a path, as one folded text a value. */
const textsOf = (guide: ServiceGuide, path: string): string[] =>
  guide.elements.filter(({ field }) => field === path).map(({ text }) => fold(text));

/** Of the vanished elements those that this guide lacks though its section was seen. */
export const lacking = (guide: ServiceGuide, suspects: readonly string[]): string[] =>
  suspects.filter(
    (path) => observation(guide, path) === 'complete' && !(isShown(guide, path) && hasValue(guide, path)),
  );

/** Values that swallowed a lost one: its caption is unknown now, so its text was read as part of another value. */
function swallowing(guide: ServiceGuide, before: ServiceGuide, lost: readonly string[]): string[] {
  const texts = lost.flatMap((path) => textsOf(before, path)).filter((text) => text.length >= TELLING);
  return PATHS.filter((path) => {
    const then = new Set(textsOf(before, path));
    return (
      !lost.includes(path) &&
      textsOf(guide, path).some((text) => !then.has(text) && texts.some((one) => text.includes(one)))
    );
  });
}

/** The guide as it would read if the lost elements stood there as before. Lists are taken as a whole. */
function restored(guide: ServiceGuide, before: ServiceGuide, lost: readonly string[]): ServiceGuide {
  const heads = [...new Set(lost.map(headOf))] as (keyof ServiceGuide)[];
  const kept = <T extends { field: string }>(all: readonly T[], inside: boolean): T[] =>
    all.filter(({ field }) => (heads as string[]).includes(headOf(field)) === inside);
  return {
    ...guide,
    ...Object.fromEntries(heads.map((head) => [head, before[head]])),
    shown: [
      ...new Set([...guide.shown, ...before.shown.filter((p) => (heads as string[]).includes(headOf(p)))]),
    ],
    elements: [...kept(guide.elements, false), ...kept(before.elements, true)],
  };
}

const nameOf = ({ message, verdict, field, key }: Outcome): string =>
  JSON.stringify([message, verdict, field, key ?? null]);

const doubted = ({ message, field, key }: Outcome): Outcome => ({
  message,
  verdict: 'unobserved',
  field,
  ...(key !== undefined && { key }),
  reason: 'extractor-suspect',
});

/** Nothing may be closed in what was lost, no member of its list may be missed, nor a link that stood in it. */
function unseenIn(guide: ServiceGuide, lost: readonly string[]): ServiceGuide {
  const heads = lost.filter((path) => path.includes('.')).map(headOf);
  return {
    ...guide,
    observed: {
      ...guide.observed,
      links: 'partial' as const,
      ...Object.fromEntries(heads.map((path) => [path, 'partial' as const])),
      ...Object.fromEntries(lost.map((path) => [path, 'not-collected' as const])),
    },
  };
}

export interface Doubted {
  outcomes: Outcome[];
  /** The guide with its lost sections called unseen, for the history. */
  guide: ServiceGuide;
}

export interface Doubt {
  guide: ServiceGuide;
  /** Outcomes of the guide as it was read. */
  outcomes: readonly Outcome[];
  /** The same item in the accepted run; undefined for one that is new. */
  before: ServiceGuide | undefined;
  /** Elements under suspicion in its family. */
  suspects: readonly string[];
  judge: (guide: ServiceGuide) => Outcome[];
}

/** What the history may believe of the guide, the same as withDoubt gives it; the guide itself where nothing is lost. */
export function guideInDoubt({
  guide,
  before,
  suspects,
}: Pick<Doubt, 'guide' | 'before' | 'suspects'>): ServiceGuide {
  const lost = lacking(guide, suspects);
  if (lost.length === 0) return guide;
  return before ? unseenIn(guide, [...lost, ...swallowing(guide, before, lost)]) : unseenIn(guide, PATHS);
}

/** Comparisons with other guides are not believed of a guide that lost an element. */
export const withoutComparisons = (
  { guide, suspects }: Pick<Doubt, 'guide' | 'suspects'>,
  outcomes: readonly Outcome[],
): Outcome[] => (lacking(guide, suspects).length === 0 ? [...outcomes] : outcomes.map(doubted));

/**
 * Outcomes with doubt. Either the page changed or its reader fails: of a guide that lacks a vanished element only
 * what holds in both cases is believed. What speaks of the element itself is `unobserved`, and so is everything that
 * would be judged otherwise with the element in place (a guide without 到现场次数 no longer counts as fully online).
 */
export function withDoubt({ guide, outcomes, before, suspects, judge }: Doubt): Doubted {
  const lost = lacking(guide, suspects);
  if (lost.length === 0) return { outcomes: [...outcomes], guide };
  if (!before) return { outcomes: outcomes.map(doubted), guide: unseenIn(guide, PATHS) };
  const fields = [...lost, ...swallowing(guide, before, lost)];
  const otherwise = judge(restored(guide, before, fields));
  const agreed = new Set(otherwise.map(nameOf));
  const believed = (outcome: Outcome): boolean =>
    agreed.has(nameOf(outcome)) && !fields.some((path) => concerns(outcome.field, path));
  const own = new Set(
    outcomes.map(({ message, field, key }) => JSON.stringify([message, field, key ?? null])),
  );
  const silent = otherwise.filter(
    ({ message, field, key }) => !own.has(JSON.stringify([message, field, key ?? null])),
  );
  return {
    outcomes: [...outcomes.map((o) => (believed(o) ? o : doubted(o))), ...silent.map(doubted)],
    guide: unseenIn(guide, fields),
  };
}
