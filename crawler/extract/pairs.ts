// Caption and value: the text that belongs to each caption. Called by extract.ts.
import type { SectionKind } from '../dictionary.ts';
import type { ListTable } from './list-table.ts';
import type { Mark } from './marks.ts';
import { absorbed, isValueOf, LISTS, resolve, startsLine } from './meaning.ts';
import { type Scope, scopeEnd, sectionAt, wordsOf } from './scopes.ts';
import { type El, type Page, size } from './tree.ts';
import { readValue, type Value, withoutSeparator, withoutStop } from './value.ts';

export interface Pair {
  mark: Mark;
  /** Schema path, `materials.count` and `materials.files` included; undefined: the schema has no such field. */
  path: string | undefined;
  value: Value;
  section: SectionKind | undefined;
  /** Everything that the caption reaches, other captions included. */
  scope: [number, number];
}

/** 十三、 in an element of its own, before the next caption on the same line. */
const isNumberOf = (page: Page, i: number): boolean =>
  page.runs[i]!.before === '\n' &&
  page.runs[i + 1]?.before !== '\n' &&
  /^[(（]?[\d一二三四五六七八九十]{1,3}[)）、.．]$/u.test(page.runs[i]!.text);

/** Following paragraphs of a text whose caption stands in its first one. */
function continued(mark: Mark, marks: readonly Mark[], end: number): number {
  if (!mark.inline || !mark.entry?.long || mark.entry.field === 'places.address') return end;
  const home = mark.home;
  if (home.first !== mark.first || !['p', 'div', 'li'].includes(home.tag) || !home.parent) return end;
  let last = end;
  for (const kid of home.parent.kids) {
    if (kid.nth <= home.nth || size(kid) === 0) continue;
    if (kid.tag !== home.tag || marks.some((m) => m.first < kid.last && m.last > kid.first)) break;
    last = kid.last;
  }
  return last;
}

/** Reads the value of every caption outside of list tables. */
export function readPairs(
  page: Page,
  marks: readonly Mark[],
  scopes: readonly Scope[],
  tables: readonly ListTable[],
): Pair[] {
  const swallowed = new Map<Mark, Mark>();
  const pairs = marks.map((mark) => {
    const section = sectionAt(scopes, mark.first, mark);
    const end = scopeEnd(mark, marks);
    const scope: [number, number] = mark.regions
      ? [mark.regions[0]?.[0] ?? mark.last, end]
      : [mark.last, end];
    const regions = mark.regions ?? [[mark.last, end] as [number, number]];
    const heads = mark.entry?.field === 'consult' && holdsComplaint(mark, marks, scope);
    const words = wordsOf(mark, marks);
    const values = regions.map(([first, last]) => {
      let stop = last;
      for (const next of marks) {
        if (next === mark || next.first < first || next.reversed) continue;
        if (next.last === next.first && next.first === mark.first) continue;
        if (next.first >= last) break;
        if (
          words?.has(next) ||
          isValueOf(mark, next, first, last) ||
          (!heads && absorbed(page, mark, next, section))
        ) {
          swallowed.set(next, mark);
          continue;
        }
        stop = next.first;
        break;
      }
      for (const table of tables) if (table.first >= first && table.first < stop) stop = table.first;
      while (stop < last && stop > first + 1 && isNumberOf(page, stop - 1)) stop -= 1;
      if (stop === last) stop = continued(mark, marks, stop);
      return readValue(page, first, stop, mark.label, boxOf(page, mark, first, stop));
    });
    const filledValues = values.filter((v) => v.text);
    const value = filledValues[0] ?? values[0] ?? readValue(page, mark.last, mark.last, mark.label, mark.el);
    const text = [...new Set(filledValues.map((v) => v.text))].join('\n');
    const joined = {
      ...value,
      text,
      cut: filledValues.some((v) => v.cut),
      last: filledValues.at(-1)?.last ?? value.last,
    };
    return {
      mark,
      path: resolve(mark, section),
      value: mark.inline ? ofSentence(page, mark, joined) : joined,
      section,
      scope,
    };
  });
  const counts = (p: Pair, title: Mark) => swallowed.get(p.mark) !== title || startsLine(page, p.mark, title);
  const titles = new Set(
    pairs.filter((pair) => opensList(pair, pairs, (p) => counts(p, pair.mark))).map((pair) => pair.mark),
  );
  const left = pairs.filter(({ mark }) => !swallowed.has(mark) || titles.has(swallowed.get(mark)!));
  return left.map((pair) =>
    titles.has(pair.mark)
      ? { ...pair, value: { ...pair.value, text: '', cut: false, last: pair.value.first } }
      : pair,
  );
}

/** Signs between two pairs of one line belong to neither; the last pair of a sentence leaves it its full stop. */
function ofSentence(page: Page, mark: Mark, value: Value): Value {
  const after = page.runs[value.last];
  const followed = after?.caption !== undefined && after.before !== '\n';
  const run = page.runs[mark.first]!;
  const inMidst = mark.first > 0 && run.before === '' && page.runs[mark.first - 1]!.el === run.el;
  const bare = followed || inMidst ? withoutSeparator(value) : value;
  return inMidst && !mark.entry?.long ? withoutStop(bare) : bare;
}

/** 联系方式 over 咨询电话 and 投诉电话: a title of both, no value of its own. */
const holdsComplaint = (mark: Mark, marks: readonly Mark[], [first, last]: [number, number]): boolean => {
  const inside = marks.filter((m) => m !== mark && m.first >= first && m.first < last && m.last > m.first);
  return (
    inside[0]?.first === first &&
    inside[0].entry?.field === 'consult' &&
    inside.some((m) => m.entry?.field === 'complaint')
  );
};

/** A title over cards or rows of its list: the text after it is the first card's, not a value. `counts`: no part of its value. */
function opensList(pair: Pair, pairs: readonly Pair[], counts: (pair: Pair) => boolean): boolean {
  const kind = pair.mark.entry?.section;
  if (!kind || !LISTS.has(kind) || pair.mark.inline) return false;
  const wanted = kind === 'places' ? 'places.address' : `${kind}.`;
  return pairs.some(
    (p) =>
      p !== pair &&
      p.path?.startsWith(wanted) &&
      p.mark.first >= pair.scope[0] &&
      p.mark.first < pair.scope[1] &&
      p.mark.last > p.mark.first &&
      counts(p),
  );
}

/** Smallest box that holds the value. */
function boxOf(page: Page, mark: Mark, first: number, last: number): El {
  if (last <= first) return mark.home;
  let at: El = page.runs[first]!.el;
  while (at.parent && at !== mark.home && at.last < last) at = at.parent;
  while (at.parent && at.parent !== mark.home && at.parent.first === at.first && at.parent.last === at.last)
    at = at.parent;
  return at;
}
