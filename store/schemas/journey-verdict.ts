// What is said of a journey: obstacles' metadata, depth of online handling, measures, score. Made by checks/journey, shown by
// reports/journey.
import type { Journey, MetObstacle } from './journey.ts';
import type { Obstacle } from './obstacle.ts';

export interface ObstacleMeta {
  id: Obstacle;
  /** How much it hinders: ends the application, costs trouble, disturbs. */
  severity: 'critical' | 'major' | 'minor';
  /** The requirement, a Chinese sentence. */
  text: string;
  /** How to mend it, a Chinese sentence. */
  fix: string;
  /** Why it matters to the person who applies, a Chinese clause without its full stop. */
  why: string;
  basis: string;
  /** Where a right page could be accused wrongly, and what the check does about it. */
  guard: string;
}

export const LEVELS = ['I', 'II', 'III', 'IV'] as const;
export type Level = (typeof LEVELS)[number];

/** What limits the depth, by its name. */
export type CapName =
  | 'cap_button'
  | 'cap_depth'
  | 'cap_visits'
  | 'cap_text'
  | 'cap_material'
  | 'cap_fee'
  | 'cap_result';

export interface Cap {
  name: CapName;
  level: Level;
  /** Chinese sentence without its full stop: the evidence. */
  reason: string;
}

export interface Depth {
  /** Equal where nothing that counts is hidden. */
  low: Level;
  high: Level;
  /** Caps that were known, also those that limit nothing. */
  caps: Cap[];
  /** Those that decide: the lowest ones, none for IV. */
  deciding: Cap[];
  /** What could not be seen, Chinese. */
  hidden: string[];
  /** As the page says it; null where it says nothing. */
  claimed: Level | null;
  /** `over`: the page claims more than it gives. */
  verdict: 'agrees' | 'over' | 'under' | 'open' | 'unclaimed';
}

export interface Measures {
  pages: number;
  presses: number;
  /** Characters. */
  typed: number;
  /** Seconds, by the keystroke-level model; and seconds waited. */
  work: number;
  waited: number;
  asked: number;
  prefilled: number;
  /** Share of the asked fields that were filled in already; null where none was asked. */
  prefilledShare: number | null;
  uploads: number;
  exempt: number;
  logins: number;
  downloads: number;
  /** Messages of refusals, and how many of them help. */
  messages: number;
  helpful: number;
  /** Steps of filling in with help at hand. */
  helped: number;
  steps: number;
  /** Places of serious and critical violations (axe-core) on all pages, and their rules; null where nothing was measured. */
  violations: number | null;
  rules: number;
  /** Sentences on the pages of filling in, and how many are long. */
  sentences: number;
  longSentences: number;
  /** The smallest text on any page, CSS pixels; null where nothing was measured. */
  smallestText: number | null;
  /** Pages with an entry to a version for the elderly. */
  elder: number;
}

export interface PartScore {
  id: 'guide' | 'login' | 'material' | 'result';
  name: string;
  /** Null where that part of the way was not seen. */
  points: number | null;
  most: number;
  /** Chinese: what was taken off. */
  losses: { points: number; why: string }[];
}

export interface Score {
  /** 0 to 100 of the parts that were seen; null where none was. */
  total: number | null;
  /** Points that could be judged, of 100. */
  seen: number;
  parts: PartScore[];
}

/** A journey with all that is said of it. */
export interface JudgedJourney {
  journey: Journey;
  met: MetObstacle[];
  depth: Depth;
  measures: Measures;
  score: Score;
}
