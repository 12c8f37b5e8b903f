// Takes one value out of a record as a mapping says: path, constant, label inside a text, code list, HTML, parts, residue. Pure.
import { load } from 'cheerio';
import type { Mapping, OneSource, Source } from './mapping-schema.ts';
import { foldHeader } from './table/header.ts';
import { isTableRecord, TABLE } from './table/table-record.ts';

/** undefined: the record lacks it (not collected). '': the source shows it empty. */
export type RecordValue = string | undefined;

/** One record cannot be read; the message is a Chinese sentence, the other records go on. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
}

/** The value at a path (`list_item.id`), or of a column. Throws RecordError for a cell without a usable value. */
export function at(record: unknown, path: string): unknown {
  if (isTableRecord(record)) {
    const column = foldHeader(path);
    const fault = record[TABLE].faults.get(column);
    if (fault) throw new RecordError(fault);
    return record[column];
  }
  let value = record;
  for (const part of path.split('.')) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, part)) return undefined;
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

function rawText(record: unknown, path: string): RecordValue {
  const raw = at(record, path);
  if (raw === undefined || raw === null) return undefined;
  if (Array.isArray(raw)) return raw.map(String).join('，');
  return typeof raw === 'object' ? JSON.stringify(raw) : String(raw);
}

/** Does the source hold nothing but the button behind which the value stands? */
const isButton = (text: string, { more }: Mapping): boolean => {
  const shown = tidy(text);
  return more.some((pattern) => new RegExp(`^(?:${pattern})$`, 'u').test(shown));
};

/** Parts of one source: one, or several where the source is split. undefined: the record lacks it. */
function oneValue(
  record: unknown,
  source: OneSource,
  mapping: Mapping,
  clean: readonly RegExp[],
): string[] | undefined {
  const rule = typeof source === 'string' ? { path: source } : source;
  if ('constant' in rule) return [rule.constant];
  let text = rawText(record, rule.path);
  if (text !== undefined && rule.html) text = htmlText(text);
  if (text !== undefined && rule.label) text = labelled(text, rule.label, mapping.labels);
  if (text === undefined || isButton(text, mapping)) return undefined;
  const { values } = rule;
  const finish = (part: string): string => {
    let shown = values && Object.hasOwn(values, part.trim()) ? values[part.trim()]! : part;
    for (const residue of clean) shown = shown.replace(residue, '');
    return tidy(shown);
  };
  if (rule.split === undefined) return [finish(text)];
  return splitText(text, [rule.split].flat(), finish);
}

/** Of one mark, an empty part keeps its place (other columns are joined by it); of several marks that stand together it is none. */
function splitText(text: string, marks: string[], finish: (part: string) => string): string[] {
  let parts = [text];
  for (const mark of marks.sort((a, b) => b.length - a.length))
    parts = parts.flatMap((part) => part.split(mark));
  const finished = parts.map(finish);
  return marks.length > 1
    ? finished.filter(Boolean)
    : finished.slice(0, finished.findLastIndex((part) => part !== '') + 1);
}

/** Does a person say that the page shows no value? */
const isAbsent = (parts: readonly string[], { absent }: Mapping): boolean =>
  parts.length === 1 && absent.includes(parts[0]!);

/** Parts of the first source that has any; [] where the source shows it empty, undefined where the record lacks it. */
export function recordValues(
  record: unknown,
  source: Source,
  mapping: Mapping,
  clean: readonly RegExp[],
): string[] | undefined {
  let empty: string[] | undefined;
  for (const one of [source].flat()) {
    const parts = oneValue(record, one, mapping, clean);
    if (parts && isAbsent(parts, mapping)) return [];
    if (parts?.some(Boolean)) return parts;
    empty ??= parts && [];
  }
  return mapping.empty === 'missing' ? empty : undefined;
}

/** The value of the first source that has one. */
export const recordValue = (
  record: unknown,
  source: Source,
  mapping: Mapping,
  clean: readonly RegExp[],
): RecordValue => recordValues(record, source, mapping, clean)?.join('，');
