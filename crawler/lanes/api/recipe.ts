// Recipe (接口读法): which JSON requests carry the guides of a channel, and where each value lies. Made by learn.ts from pages that the
// browser read, followed by rebuild.ts; never stored, since the lessons are.
import type { ServiceGuide } from '../../../store/schemas/guide.ts';
import type { Json, RowKeys } from './json-tree.ts';
import type { Way } from './ways.ts';

export const LISTS = ['places', 'materials', 'steps'] as const;
export type List = (typeof LISTS)[number];
export const FORMS = ['blankForm', 'sampleForm'] as const;

/** Answers by the address of their request, with {id} for the item. */
export type Answers = Readonly<Record<string, Json>>;

/** A displayed value: all ways that fitted so far. They must agree on every new page. */
export interface Column {
  field: string;
  label: string | undefined;
  ways: readonly Way[];
  /** Oddities of the texts that lessons displayed: with others a page may be read otherwise. */
  odd: ReadonlySet<string>;
}

/** A part of a member that is no displayed text: a form's address and name. */
export type Part = Pick<Column, 'field' | 'ways'>;

/** What in a text the reader of pages may take for something else (oddities.ts). */
export type Oddities = (text: string) => readonly string[];

export interface ListRecipe {
  /** Pattern of the members; '' where the page is the one member. */
  at: string;
  columns: readonly Column[];
  parts: readonly Part[];
}

/** Addresses at a pattern are links, called by what stands beside them or always the same. */
export interface LinkSource {
  at: string;
  text: { key: string } | { always: string };
}

export interface Recipe {
  requests: readonly string[];
  rowKeys: ReadonlyMap<string, RowKeys>;
  base: string;
  /** Shapes that every lesson had, and those that any had. */
  always: ReadonlySet<string>;
  known: ReadonlySet<string>;
  scalars: readonly Column[];
  apply: { ways: readonly Way[]; text: string } | null;
  lists: Readonly<Partial<Record<List, ListRecipe>>>;
  handleForms: Readonly<Record<string, readonly string[]>>;
  exempt: Readonly<Record<string, boolean>>;
  links: readonly LinkSource[];
  /** Captions that always stand there, and those that stand there with any of the features, all of which agree so far. */
  shown: readonly string[];
  shownWith: readonly { path: string; features: readonly string[] }[];
  observed: ServiceGuide['observed'];
  reader: string;
}
