// Labels written by hand and the real texts that they belong to. The texts were published by others and are not in the
// repository: a label names its text by hash. Called by labels.ts.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The shared data beside the repository; a user's machine has none. */
export const DATA = new URL('../../../shared/data/', import.meta.url);
const LABELS = new URL('./labels/', import.meta.url);
const MAPPINGS = new URL('../../crawler/records/mappings/', import.meta.url);

/** First 16 hex digits of the text's SHA-256. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

const jsonLines = (text: string): unknown[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** Every scalar of a record, deep. */
function* scalarsOf(value: unknown): Generator<string> {
  if (typeof value === 'string' || typeof value === 'number') yield String(value);
  else if (value !== null && typeof value === 'object')
    for (const member of Object.values(value)) yield* scalarsOf(member);
}

/** What the mappings take off a value: the residue of buttons (...展开). */
const residue = (): RegExp[] =>
  readdirSync(MAPPINGS).flatMap((name) => {
    const mapping = JSON.parse(readFileSync(new URL(name, MAPPINGS), 'utf8')) as { clean?: string[] };
    return (mapping.clean ?? []).map((source) => new RegExp(source, 'gu'));
  });

/** A value as published, without residue of buttons, and its sentences (a label may speak of one of them). */
function* textsOf(value: string, clean: readonly RegExp[]): Generator<string> {
  yield value;
  yield clean.reduce((rest, pattern) => rest.replace(pattern, ''), value).trim();
  for (const sentence of value.replace(/<[^>]*>/gu, '\n').split(/[\n。；;]/u)) yield sentence.trim();
}

/** Every text of the shared JSON files by its hash; empty without the folder. */
export function labelTexts(data: URL = DATA): Map<string, string> {
  const texts = new Map<string, string>();
  if (!existsSync(data)) return texts;
  const clean = residue();
  const names = readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((n) => /\.jsonl?$/.test(n));
  for (const name of names.sort()) {
    const content = readFileSync(new URL(name.replaceAll('\\', '/'), data), 'utf8');
    const values = new Set(scalarsOf(name.endsWith('l') ? jsonLines(content) : JSON.parse(content)));
    for (const value of values) for (const text of textsOf(value, clean)) texts.set(hashOf(text), text);
  }
  return texts;
}

let ownTexts: Map<string, string> | undefined;

/** Files of `labels/` whose labels speak of single texts. */
export const LABEL_FILES = ['addresses', 'hours', 'phones', 'limits', 'visits'] as const;

export interface LabelledTexts<Label> {
  found: { text: string; label: Label }[];
  /** Labels whose text is not at hand. */
  skipped: number;
}

/** The labels of `labels/<name>.jsonl` (each with a `hash`) with their texts. */
export function labelledTexts<Label>(name: (typeof LABEL_FILES)[number]): LabelledTexts<Label> {
  const file = new URL(`${name}.jsonl`, LABELS);
  const labels = existsSync(file) ? jsonLines(readFileSync(file, 'utf8')) : [];
  ownTexts ??= labelTexts();
  const known = ownTexts;
  const found = (labels as (Label & { hash: string })[]).flatMap((label) => {
    const text = known.get(label.hash);
    return text === undefined ? [] : [{ text, label }];
  });
  return { found, skipped: labels.length - found.length };
}
