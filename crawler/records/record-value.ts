// Takes one value out of a record as a mapping says: path, label inside a text, code list, HTML, residue. Pure.
import { load } from 'cheerio';
import type { Mapping, OneSource, Source } from './mapping.ts';

/** undefined: the record lacks it (not collected). '': the source shows it empty. */
export type RecordValue = string | undefined;

export function at(record: unknown, path: string): unknown {
  let value = record;
  for (const part of path.split('.')) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** Text of an HTML fragment with a line break between blocks, so that neighbours are never glued. */
export function htmlText(html: string): string {
  const $ = load(html, null, false);
  $('br').replaceWith('\n');
  $('p,div,li,tr,h1,h2,h3,h4,table').each((_, block) => {
    $(block).append('\n');
  });
  $('td,th').append(' ');
  return $.root().text();
}

export const tidy = (text: string): string =>
  text
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n[ \n]*/gu, '\n')
    .trim();

/** The part of a text after `label：`, up to the next label at the head of a line. */
function labelled(text: string, label: string, labels: readonly string[]): RecordValue {
  const heads = labels.map((l) => `${l}[：:]`).join('|');
  const found = new RegExp(`(?:^|\\n)\\s*${label}[：:]([\\s\\S]*?)(?=\\n\\s*(?:${heads})|$)`, 'u').exec(text);
  return found ? found[1]! : undefined;
}

export function recordValue(
  record: unknown,
  source: Source,
  mapping: Mapping,
  clean: readonly RegExp[],
): RecordValue {
  const values = [source].flat().map((one) => oneValue(record, one, mapping, clean));
  return values.find(Boolean) ?? values.find((value) => value !== undefined);
}

function oneValue(
  record: unknown,
  source: OneSource,
  mapping: Mapping,
  clean: readonly RegExp[],
): RecordValue {
  const rule = typeof source === 'string' ? { path: source } : source;
  const raw = at(record, rule.path);
  if (raw === undefined || raw === null) return undefined;
  let text: RecordValue = Array.isArray(raw)
    ? raw.map(String).join('，')
    : typeof raw === 'object'
      ? JSON.stringify(raw)
      : String(raw);
  if (rule.html) text = htmlText(text);
  if (rule.label) text = labelled(text, rule.label, mapping.labels);
  if (text === undefined) return undefined;
  if (rule.values) text = rule.values[text] ?? text;
  for (const residue of clean) text = text.replace(residue, '');
  return tidy(text) || (mapping.empty === 'missing' ? '' : undefined);
}
