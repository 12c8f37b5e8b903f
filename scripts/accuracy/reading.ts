// How much of a guide was read from its page as its source has it: value by value, white space and list order do not count.
// Called by the accuracy command and by the tests of crawling.
import { SCALAR_FIELDS, type ServiceGuide } from '../../store/schemas/guide.ts';

export interface FieldScore {
  field: string;
  /** Values that the source has. */
  values: number;
  equal: number;
  /** Values on which source and reading differ, and values that only the reading has. */
  differences: Difference[];
}

export interface Difference {
  item: string;
  field: string;
  expected: string | null;
  read: string | null;
}

const LISTS = ['places', 'materials', 'steps'] as const;
const bare = (text: string): string => text.replace(/\s+/gu, '');

/** All values of a guide by schema path, as texts without white space. */
function valuesOf(guide: ServiceGuide): Map<string, string[]> {
  const values = new Map<string, string[]>();
  const add = (field: string, value: unknown) => {
    if (value === undefined) return;
    const text = typeof value === 'object' ? String((value as { url?: string }).url ?? '') : String(value);
    const list = values.get(field);
    if (list) list.push(bare(text));
    else values.set(field, [bare(text)]);
  };
  for (const field of SCALAR_FIELDS) add(field, guide[field]);
  for (const form of guide.handleForms) add('handleForms', form);
  for (const list of LISTS)
    for (const member of guide[list])
      for (const [name, value] of Object.entries(member)) add(`${list}.${name}`, value);
  return values;
}

/** Takes the common values out of both lists; returns what is left of each. */
function unmatched(expected: readonly string[], read: readonly string[]): [string[], string[]] {
  const left = [...read];
  const missing = expected.filter((value) => {
    const at = left.indexOf(value);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
  return [missing, left];
}

/** Adds one guide's comparison to the scores by field. */
export function compareReading(
  scores: Map<string, FieldScore>,
  item: string,
  expected: ServiceGuide,
  read: ServiceGuide | null,
): void {
  const source = valuesOf(expected);
  const seen = read ? valuesOf(read) : new Map<string, string[]>();
  for (const field of new Set([...source.keys(), ...seen.keys()])) {
    const score = scores.get(field) ?? { field, values: 0, equal: 0, differences: [] };
    scores.set(field, score);
    const [missing, extra] = unmatched(source.get(field) ?? [], seen.get(field) ?? []);
    const n = source.get(field)?.length ?? 0;
    score.values += n;
    score.equal += n - missing.length;
    for (let i = 0; i < Math.max(missing.length, extra.length); i++)
      score.differences.push({ item, field, expected: missing[i] ?? null, read: extra[i] ?? null });
  }
}
