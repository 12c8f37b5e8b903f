// Labels written by hand and the real texts that they belong to. The texts were published by others and are not in the
// repository: a label names its text by hash. Called by labels.ts.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The shared data beside the repository; a user's machine has none. */
export const DATA = new URL('../../../shared/data/', import.meta.url);
const LABELS = new URL('./labels/', import.meta.url);
const MAPPINGS = new URL('../../crawler/records/mappings/', import.meta.url);

/** First 16 hex digits of the text's SHA-256. */
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

const jsonLines = (text: string): unknown[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

function* stringsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value !== null && typeof value === 'object')
    for (const member of Object.values(value)) yield* stringsOf(member);
}

/** What the mappings take off a value: the residue of buttons (...展开). */
const residue = (): RegExp[] =>
  readdirSync(MAPPINGS).flatMap((name) => {
    const mapping = JSON.parse(readFileSync(new URL(name, MAPPINGS), 'utf8')) as { clean?: string[] };
    return (mapping.clean ?? []).map((source) => new RegExp(source, 'gu'));
  });

let texts: Map<string, string> | undefined;

/** Every string of the shared JSON files by its hash, as published and without residue; empty without the folder. */
function textsByHash(): Map<string, string> {
  if (texts) return texts;
  texts = new Map();
  if (!existsSync(DATA)) return texts;
  const clean = residue();
  const names = readdirSync(DATA, { recursive: true, encoding: 'utf8' }).filter((n) => /\.jsonl?$/.test(n));
  for (const name of names.sort()) {
    const content = readFileSync(new URL(name.replaceAll('\\', '/'), DATA), 'utf8');
    for (const text of stringsOf(name.endsWith('l') ? jsonLines(content) : JSON.parse(content))) {
      texts.set(hashOf(text), text);
      const cleaned = clean.reduce((rest, pattern) => rest.replace(pattern, ''), text);
      if (cleaned !== text) texts.set(hashOf(cleaned), cleaned);
    }
  }
  return texts;
}

export interface LabelledTexts<Label> {
  found: { text: string; label: Label }[];
  /** Labels whose text is not at hand. */
  skipped: number;
}

/** The labels of `labels/<name>.jsonl` (each with a `hash`) with their texts. */
export function labelledTexts<Label>(name: 'addresses' | 'hours' | 'phones'): LabelledTexts<Label> {
  const file = new URL(`${name}.jsonl`, LABELS);
  const labels = existsSync(file) ? jsonLines(readFileSync(file, 'utf8')) : [];
  const known = textsByHash();
  const found = (labels as (Label & { hash: string })[]).flatMap((label) => {
    const text = known.get(label.hash);
    return text === undefined ? [] : [{ text, label }];
  });
  return { found, skipped: labels.length - found.length };
}
