// How far a caption reaches: to the end of its box or to the next caption of its rank. Called by extract.ts.
import type { SectionKind } from '../dictionary.ts';
import type { Mark } from './marks.ts';
import { isNext, numberOf } from './numbered.ts';
import { ancestor, type El, type Page } from './tree.ts';

const PARAGRAPHS = new Set(['p', 'div', 'li', 'section']);

export interface Scope {
  mark: Mark;
  first: number;
  last: number;
}

/**
 * Captions that are words of this one's value: `咨询电话：电话咨询：021-…；网上咨询：…`. The first stands right behind the
 * caption, the others follow. Undefined where there are none.
 */
export function wordsOf(mark: Mark, marks: readonly Mark[]): ReadonlySet<Mark> | undefined {
  const entry = mark.entry;
  if (!mark.inline || !entry?.field) return undefined;
  let words: Set<Mark> | undefined;
  for (const next of marks) {
    if (next.first < mark.last || next === mark) continue;
    if (!next.inline || !next.entry) break;
    const { field, own, caption } = next.entry;
    const sameLine = next.line === mark.line;
    const inner = entry.inner.has(caption) || (sameLine && !field && !own);
    if (!sameLine && !(words && inner)) break;
    if (entry.field === 'consult' && field === 'complaint') return undefined;
    if (!words && (next.first > mark.last || next.spaced)) return undefined;
    if (!inner && (words || field !== entry.field)) break;
    words ??= new Set();
    words.add(next);
  }
  return words;
}

/** A title is ended by titles of the same or a higher rank that stand no deeper than itself. */
export function scopeEnd(mark: Mark, marks: readonly Mark[]): number {
  if (mark.regions) return mark.regions.at(-1)?.[1] ?? mark.last;
  let says: boolean | undefined;
  const words = wordsOf(mark, marks);
  const number = mark.entry && numberOf(mark.label);
  for (const next of marks) {
    if (words?.has(next)) continue;
    if (next.first < mark.last || next === mark || next.regions) continue;
    if (next.first >= mark.home.last) break;
    // 七、办理流程 is ended by 八、办结时限, however deep its own value stands.
    if (number && next.entry && isNext(number, next.label)) return next.first;
    says ??= next.first > mark.last;
    if (says && looksAlike(mark, next)) return next.first;
    if (next.home.depth > mark.home.depth) continue;
    if (next.rank <= mark.rank) return next.first;
  }
  return mark.home.last;
}

/**
 * Two captions that begin paragraphs of one text in the same way (`<p><b>办理流程</b></p><p>…</p><p><b>办理时限</b>…`):
 * the second is no part of the first, however its own value stands.
 */
function looksAlike(mark: Mark, next: Mark): boolean {
  const [a, b] = [opened(mark), opened(next)];
  return (
    a !== undefined &&
    b !== undefined &&
    a.box !== b.box &&
    a.box.parent === b.box.parent &&
    a.box.tag === b.box.tag &&
    a.look === b.look
  );
}

/** The paragraph that the caption begins, and the tag that sets it off there. */
function opened(mark: Mark): { box: El; look: string } | undefined {
  const box = ancestor(mark.el, (el) => el.block);
  if (!box || box.first !== mark.first || !PARAGRAPHS.has(box.tag) || mark.rank <= 6) return undefined;
  return { box, look: box.kids.find((kid) => kid.first === mark.first && kid.last > kid.first)?.tag ?? '' };
}

/** Scopes of the captions that open a section, outer ones first. */
export function sectionScopes(marks: readonly Mark[]): Scope[] {
  return marks
    .filter((m) => m.entry?.section !== undefined && !m.inline && !m.reversed)
    .map((mark) => ({ mark, first: mark.regions?.[0]?.[0] ?? mark.last, last: scopeEnd(mark, marks) }))
    .filter((scope) => scope.last > scope.first);
}

/** Innermost section that holds the run, other than one opened by `except`. */
export function sectionAt(scopes: readonly Scope[], run: number, except?: Mark): SectionKind | undefined {
  let kind: SectionKind | undefined;
  for (const scope of scopes)
    if (scope.mark !== except && scope.first <= run && run < scope.last) kind = scope.mark.entry!.section;
  return kind;
}

/** So many of the guide's captions in a "foreign" section, some of them nowhere else: the title was only a link on the way. */
const GUIDE_CAPTIONS = 4;
const NEW_CAPTIONS = 2;

/** A guide may head its own consultation and complaint so; a portal's footer names only its telephone. */
const CONTACT = '联系我们';

const REMEDY = /救济|复议|诉讼|权利/u;

/** 法律救济 may hold the telephone for complaints too, where the guide has it nowhere else. */
function onlyComplaint(marks: readonly Mark[], first: number, last: number): Mark | undefined {
  const complaints = marks.filter((m) => m.entry?.field === 'complaint');
  const [only] = complaints;
  return complaints.length === 1 && only!.first > first && only!.last < last ? only : undefined;
}

/** Nothing but the portal's own lines follows: a box 联系我们 at the very end is the page's, not the guide's. */
const atEnd = (page: Page, from: number): boolean => page.runs.slice(from).every((run) => run.dead);

/** Silences questions, recommendations, reviews and site information; returns the captions that are left. */
export function dropForeign(page: Page, marks: Mark[]): Mark[] {
  let left = marks;
  for (const mark of marks) {
    if (mark.entry?.section !== 'foreign' || page.runs[mark.first]?.dead) continue;
    const last = scopeEnd(mark, left);
    const fields = new Set(
      left.filter((m) => m.first >= mark.last && m.first < last && m.entry?.field).map((m) => m.entry!.field),
    );
    // Another item's box repeats captions that the guide has elsewhere, and names the item.
    const news = [...fields].filter(
      (field) =>
        field !== 'name' &&
        !left.some((m) => (m.first < mark.first || m.first >= last) && m.entry?.field === field),
    );
    // A guide may call its own contacts 联系我们: where it has them nowhere else, they are not the portal's.
    const elsewhere = left.some(
      (m) => (m.first < mark.first || m.first >= last) && m.entry?.field === 'consult',
    );
    const own = fields.has('consult') && !elsewhere && !atEnd(page, last);
    const contact = mark.entry.caption === CONTACT && (fields.has('complaint') || own);
    if ((fields.size >= GUIDE_CAPTIONS && news.length >= NEW_CAPTIONS) || contact) {
      if (mark.last > mark.first) for (let i = mark.first; i < mark.last; i++) page.runs[i]!.dead = true;
      left = left.filter((m) => m !== mark);
      continue;
    }
    const kept = REMEDY.test(mark.entry.caption) ? onlyComplaint(left, mark.first, last) : undefined;
    const home = kept?.home ?? { first: last, last };
    for (let i = mark.first; i < last; i++) if (i < home.first || i >= home.last) page.runs[i]!.dead = true;
    left = left.filter((m) => m === kept || m.first < mark.first || m.first >= last);
  }
  return left;
}
