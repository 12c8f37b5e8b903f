// The ten examples of a reader's page in docs/readers/ as cases. Called by the readers' tests.
import { readFileSync } from 'node:fs';

export interface ReaderExample {
  text: string;
  /** What follows --region or --label. */
  option: string | undefined;
  reading: unknown;
}

const EXAMPLE = /^\d+\. `(.*)`(?:（`--\w+ (.*)`）)?\n\s*```json\n\s*(.*)\n\s*```$/gm;

export function readerExamples(reader: string): ReaderExample[] {
  const page = readFileSync(new URL(`../../../docs/readers/${reader}.md`, import.meta.url), 'utf8');
  return [...page.matchAll(EXAMPLE)].map(([, text = '', option, json = '']) => ({
    text: text.replace(/\\([n\\])/g, (_, sign: string) => (sign === 'n' ? '\n' : '\\')),
    option,
    reading: JSON.parse(json),
  }));
}

/** Real material beside the repository, where there is some: JSON lines or a JSON array, else no rows. */
export function sharedRows<T>(path: string): T[] {
  try {
    const content = readFileSync(new URL(`../../../../shared/data/${path}`, import.meta.url), 'utf8');
    if (path.endsWith('.json')) return JSON.parse(content) as T[];
    return content.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as T]));
  } catch {
    return [];
  }
}
