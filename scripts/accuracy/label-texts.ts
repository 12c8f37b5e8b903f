// The texts behind the hand-made labels, by hash: the labels are kept here, the texts stay where they were published.
// Called by hours-labels.ts, phone-labels.ts and limit-labels.ts.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

const DATA = new URL('../../../shared/data/', import.meta.url);
const FILES = [
  'guides/guangxi.jsonl',
  'guides/legal-aid-centres.json',
  'guides/shanghai-terminal.json',
  'text/hours-unlabelled.jsonl',
  'text/phones-unlabelled.jsonl',
];

/** First 16 hex digits of the SHA-256 of the exact text. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Every scalar of a record, deep. */
function* valuesOf(value: unknown): Iterable<string> {
  if (typeof value === 'string' || typeof value === 'number') yield String(value);
  else if (value && typeof value === 'object')
    for (const member of Object.values(value)) yield* valuesOf(member);
}

/** The value without the residue of a button, and its sentences. */
function* textsOf(value: string): Iterable<string> {
  yield value.replace(/\.\.\.展开/gu, '').trim();
  for (const sentence of value.replace(/<[^>]*>/gu, '\n').split(/[\n。；;]/u)) yield sentence.trim();
}

/** Hash → text of all values of the data that is at hand; empty where there is none. */
export function labelTexts(data: URL = DATA): Map<string, string> {
  const texts = new Map<string, string>();
  for (const file of FILES.map((name) => new URL(name, data)).filter((url) => existsSync(url))) {
    const content = readFileSync(file, 'utf8');
    const records: unknown[] = file.pathname.endsWith('.jsonl')
      ? content
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line))
      : JSON.parse(content);
    const distinct = new Set(records.flatMap((record) => [...valuesOf(record)]));
    for (const value of distinct) for (const text of textsOf(value)) texts.set(hashOf(text), text);
  }
  return texts;
}
