// Caption and value: which field a caption means where it stands, and the text that belongs to it. Called by extract.ts.
import type { Entry, ListKind, SectionKind } from '../dictionary.ts';
import type { ListTable } from './list-table.ts';
import type { Mark } from './marks.ts';
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

const LISTS = new Set<string>(['materials', 'steps', 'places']);
const PHONE = /电话|热线|号码|联系方式/;

/** The schema path that a caption means in a section. */
export function resolve(mark: Mark, section: SectionKind | undefined): string | undefined {
  const entry = mark.entry;
  if (!entry) return undefined;
  if (section && LISTS.has(section)) {
    const column = entry.members[section as ListKind];
    // 办理流程 heads a column of names, but beside a text it is that text's caption.
    if (column === 'name' && entry.field === 'process') return entry.field;
    if (column === '*') return entry.field && section === 'places' ? entry.field : undefined;
    if (column) return `${section}.${column}`;
  }
  if (section === 'special') return entry.field === 'specialStages' ? entry.field : undefined;
  if (section === 'complaint' && entry.field !== 'complaint' && PHONE.test(entry.caption)) return 'complaint';
  if ((section === 'complaint' || section === 'consult') && entry.field?.startsWith('places.'))
    return undefined;
  if (entry.own)
    return entry.members[entry.own] === '*' ? undefined : `${entry.own}.${entry.members[entry.own]}`;
  return entry.field;
}

/** Marks whose value stands before them: boxes `10 / 承诺办结时限` that begin with a value and end with a caption. */
export function findReversed(page: Page, marks: readonly Mark[]): void {
  const homes = new Map<El, Mark[]>();
  for (const m of marks) if (!m.regions) homes.set(m.home, [...(homes.get(m.home) ?? []), m]);
  for (const [home, own] of homes) {
    if (['tr', 'table', 'tbody', 'body', 'html', 'dl'].includes(home.tag)) continue;
    if (
      own.some(
        (m) =>
          m.inline ||
          (m.entry?.long && m.entry.field !== 'fee') ||
          m.entry?.section ||
          /[:：]\s*$/.test(page.runs[m.last - 1]?.text ?? ''),
      )
    )
      continue;
    if (own.at(-1)!.last !== home.last || own[0]!.first === home.first) continue;
    const inside = marks.filter((m) => m.first >= home.first && m.last <= home.last);
    if (inside.length !== own.length) continue;
    let at = home.first;
    const regions = own.map((m): [number, number] => {
      const region: [number, number] = [at, m.first];
      at = m.last;
      return region;
    });
    if (regions.some(([first, last]) => first === last || last - first > 3)) continue;
    for (const [i, m] of own.entries()) {
      m.regions = [regions[i]!];
      m.reversed = true;
    }
  }
}

const startsLine = (page: Page, next: Mark, mark: Mark): boolean =>
  next.first === mark.last || page.runs[next.first]!.before === '\n';

/** Does the next caption stand inside the box beside the caption (the cell, the span) that holds its value? */
function inValueBox(mark: Mark, next: Mark): boolean {
  if (!next.inline || mark.inline || mark.rank <= 6 || mark.last === mark.first) return false;
  const box = mark.home.kids.find((kid) => kid.first <= next.first && kid.last >= next.last);
  return box !== undefined && box.first >= mark.last;
}

/**
 * Is a caption of `other` inside the box of `path` a word of its text (受理条件 | … 依据：…)? Not where the box plainly
 * holds both: a step's standard and result, 咨询方式 with the phone for complaints, a place with its hours.
 */
function ownsValue(path: string, long: boolean, other: string | undefined): boolean {
  if (path === other || path === 'complaint') return true;
  const list = path.includes('.') ? path.slice(0, path.indexOf('.') + 1) : null;
  return long && path !== 'consult' && !path.startsWith('places.') && !(list && other?.startsWith(list));
}

/** A caption inside the value of another that does not end it. */
function absorbed(page: Page, mark: Mark, next: Mark, section: SectionKind | undefined): boolean {
  const entry = mark.entry;
  if (!entry) return false;
  // A heading of the same rank opens what comes next, even where this one has nothing under it.
  if (next.rank <= 6 && next.rank <= mark.rank && !next.inline) return false;
  const path = resolve(mark, section);
  if (
    path &&
    !opensSection(entry) &&
    inValueBox(mark, next) &&
    ownsValue(path, entry.long, resolve(next, section))
  )
    return true;
  if (next.inline && next.entry && entry.inner.has(next.entry.caption)) return true;
  if (
    next.inline &&
    next.entry &&
    !next.entry.field &&
    Object.keys(next.entry.members).length > 0 &&
    resolve(next, section) === undefined
  )
    return true;
  // 办理时间 | 窗口：周一至周五…；自助终端：24小时: words of a value in a box of its own. An address may hold more pairs.
  const weak = next.inline && next.entry !== undefined && !next.entry.field && !next.entry.own;
  if (
    weak &&
    mark.rank === 7 &&
    mark.last > mark.first &&
    entry.field !== 'places.address' &&
    !opensSection(entry)
  )
    return true;
  // 收费标准 | 收费：10元: the value repeats its caption.
  const same = next.entry?.field === entry.field && entry.field !== undefined && !entry.field.includes('.');
  if (
    same &&
    next.inline &&
    (mark.rank === 7 || (entry.long && mark.rank < 7)) &&
    mark.last > mark.first &&
    next.first === mark.last
  )
    return true;
  if (next.entry === undefined) return entry.long && next.home.depth > mark.home.depth;
  if (!entry.long || mark.inline || !next.inline) return false;
  if (resolve(next, section) === undefined) return entry.field !== 'places.address';
  return !startsLine(page, next, mark) && entry.field !== 'places.address';
}

/** 申请材料, 基本信息: what follows is no value. */
const opensSection = (entry: Entry): boolean =>
  entry.section !== undefined &&
  (LISTS.has(entry.section) || entry.section === 'group' || entry.section === 'foreign');

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
  const titles = new Set(
    pairs
      .filter((pair) =>
        opensList(
          pair,
          pairs.filter((p) => swallowed.get(p.mark) !== pair.mark || startsLine(page, p.mark, pair.mark)),
        ),
      )
      .map((pair) => pair.mark),
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

/** A title over cards or rows of its list: the text after it is the first card's, not a value. */
function opensList(pair: Pair, pairs: readonly Pair[]): boolean {
  const kind = pair.mark.entry?.section;
  if (!kind || !LISTS.has(kind) || pair.mark.inline) return false;
  const wanted = kind === 'places' ? 'places.address' : `${kind}.`;
  return pairs.some(
    (p) =>
      p !== pair &&
      p.path?.startsWith(wanted) &&
      p.mark.first >= pair.scope[0] &&
      p.mark.first < pair.scope[1] &&
      p.mark.last > p.mark.first,
  );
}

/** A cell whose word is a caption elsewhere is the value of the caption cell beside it (办理形式 | 网上办理). */
function isValueOf(mark: Mark, next: Mark, first: number, last: number): boolean {
  return (
    mark.regions !== undefined &&
    !mark.reversed &&
    mark.last <= first &&
    next.first === first &&
    next.last === last &&
    next.last > next.first &&
    // A panel 怎么办 with nothing in it but the caption 办理流程 has no value.
    !(mark.rank === 0 && next.entry?.field !== undefined && next.entry.field === mark.entry?.field)
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
