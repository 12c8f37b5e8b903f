// What a caption means where it stands, and which captions inside the value of another are words of that value.
// Called by pairs.ts.
import type { Entry, ListKind, SectionKind } from '../dictionary.ts';
import type { Mark } from './marks.ts';
import { type El, type Page, size } from './tree.ts';

export const LISTS = new Set<string>(['materials', 'steps', 'places']);
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
  // 特别程序和中介服务 may be one section; a special stage's own fee and basis are not the guide's.
  if (section === 'special')
    return entry.field === 'specialStages' || entry.field === 'intermediary' ? entry.field : undefined;
  if (section === 'complaint' && entry.field !== 'complaint' && PHONE.test(entry.caption)) return 'complaint';
  if ((section === 'complaint' || section === 'consult') && entry.field?.startsWith('places.'))
    return undefined;
  if (entry.own)
    return entry.members[entry.own] === '*' ? undefined : `${entry.own}.${entry.members[entry.own]}`;
  return entry.field;
}

export const startsLine = (page: Page, next: Mark, mark: Mark): boolean =>
  next.first === mark.last || page.runs[next.first]!.before === '\n';

/** Does the next caption stand inside the box beside the caption (the cell, the span) that holds its value? */
function inValueBox(mark: Mark, next: Mark): boolean {
  if (!next.inline || mark.inline || mark.last === mark.first) return false;
  const box = mark.home.kids.find((kid) => kid.first <= next.first && kid.last >= next.last);
  return box !== undefined && box.first >= mark.last && (mark.rank > 6 || isAlone(mark, box));
}

/** The one paragraph between a heading and the next, where the heading is one of free text: 咨询方式, 受理条件. */
function isAlone(mark: Mark, box: El): boolean {
  const { entry } = mark;
  if (!entry?.long && entry?.field !== 'consult' && entry?.field !== 'complaint') return false;
  if (box.first !== mark.last || box.tag !== 'p') return false;
  const after = mark.home.kids.find((kid) => kid.first >= box.last && size(kid) > 0);
  return after === undefined || /^h[1-6]$/.test(after.tag);
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
export function absorbed(page: Page, mark: Mark, next: Mark, section: SectionKind | undefined): boolean {
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

/** A cell whose word is a caption elsewhere is the value of the caption cell beside it (办理形式 | 网上办理). */
export function isValueOf(mark: Mark, next: Mark, first: number, last: number): boolean {
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
