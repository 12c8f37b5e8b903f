// Members of a list that stand as boxes or repeated pairs instead of a table (卡片). Called by lists.ts.
import type { ListKind } from '../dictionary.ts';
import type { Pair } from './pairs.ts';
import { isStepTime } from './step-time.ts';
import { ancestor, type El, type Page, size, textOf } from './tree.ts';
import { type RawMember, readValue, type Value } from './value.ts';

const LONGEST_TITLE = 60;
/** A heading titles what follows it however long it is; longer ones are texts in the wrong tag. */
const LONGEST_HEADING = 300;
const HEADING = /^h[1-6]$/;

const columnOf = (pair: Pair): string => pair.path!.slice(pair.path!.indexOf('.') + 1);
const within = (el: El, pairs: readonly Pair[]): Pair[] =>
  pairs.filter((p) => at(p) >= el.first && at(p) < el.last);
const at = (pair: Pair): number => pair.mark.first;

/** The column that tells members apart: the one with the most different values. */
function repeatedColumn(pairs: readonly Pair[]): { column: string; values: number; pairs: Pair[] } {
  const columns = new Map<string, Pair[]>();
  for (const p of pairs) if (p.value.text) columns.set(columnOf(p), [...(columns.get(columnOf(p)) ?? []), p]);
  let best = { column: '', values: 0, pairs: [] as Pair[] };
  for (const [column, own] of columns) {
    const values = own.length;
    if (values > best.values || (values === best.values && column === 'name'))
      best = { column, values, pairs: own };
  }
  return best;
}

class Collector {
  readonly records: RawMember[] = [];
  private current: RawMember | undefined;
  private source: El | undefined;
  private title: Value | undefined;

  /** A text without caption: the title of what follows. */
  head(value: Value): void {
    if (this.current) this.close();
    this.title ??= value;
  }
  add(pair: Pair, el: El, card: boolean): void {
    const column = columnOf(pair);
    const old = this.current?.values.get(column);
    const conflict =
      old !== undefined && old.text !== pair.value.text && old.text !== '' && pair.value.text !== '';
    if (conflict || (card && this.current && this.source !== el)) this.close();
    this.current ??= { values: new Map(), els: [], title: this.title };
    this.title = undefined;
    this.source = el;
    if (!this.current.els.includes(el)) this.current.els.push(el);
    if (!this.current.values.get(column)?.text) this.current.values.set(column, pair.value);
  }
  /** A box of buttons right behind a member's captions: its files. */
  files(el: El): void {
    if (this.current && el.kids.some((kid) => kid.control)) this.current.els.push(el);
  }
  /** 1个工作日 over the name of a step, without a caption. */
  timeOf(value: Value): void {
    if (this.current && !this.current.values.has('limit')) this.current.values.set('limit', value);
  }
  /** A box's own title says more than the one above its group. */
  titleOf(value: Value): void {
    if (this.current) this.current.title = value;
  }
  close(): void {
    if (this.current) this.records.push(this.current);
    this.current = undefined;
    this.source = undefined;
  }
  append(records: RawMember[]): void {
    this.close();
    this.title = undefined;
    this.records.push(...records);
  }
}

const repeats = (pairs: readonly Pair[]): boolean => {
  const seen = new Map<string, string>();
  for (const p of pairs) {
    const old = seen.get(columnOf(p));
    if (old !== undefined && old !== p.value.text && p.value.text) return true;
    seen.set(columnOf(p), p.value.text);
  }
  return false;
};

const LONE_ORDINAL = /^[\s#(（]*(?:[\d一二三四五六七八九十]{1,3}|\d{1,2}(?:\.\d{1,2})+)[)）、.．]?$/u;

/**
 * Text of a box before its first caption that is no caption and no value. Of several lines a material's or step's
 * name is the first; a hall is the last: the lines above name its district.
 */
function titleIn(
  page: Page,
  el: El,
  pairs: readonly Pair[],
  every: readonly Pair[],
  kind: ListKind,
): Value | undefined {
  const start = Math.min(...pairs.map(at), ...pairs.filter((p) => p.mark.reversed).map((p) => p.value.first));
  const holds = (first: number, last: number, i: number) => i >= first && i < last;
  const taken = (i: number) =>
    every.some(
      (p) => p.mark.entry && (holds(p.mark.first, p.mark.last, i) || holds(p.value.first, p.value.last, i)),
    );
  let found: Value | undefined;
  for (let first = el.first; first < start && !(found && kind !== 'places'); ) {
    if (page.runs[first]!.dead || taken(first)) {
      first += 1;
      continue;
    }
    let last = first + 1;
    const goesOn = () => page.runs[last]!.before !== '\n' || LONE_ORDINAL.test(page.runs[last - 1]!.text);
    while (last < start && goesOn() && !taken(last)) last += 1;
    const value = readValue(page, first, last, '', page.runs[first]!.el);
    if (kind === 'places' && !namesHall(value.text, found?.text)) {
      first = last;
      continue;
    }
    if (kind === 'steps' && isStepTime(value.text)) {
      first = last;
      continue;
    }
    if (value.text && value.text.length <= LONGEST_TITLE) found = value;
    else if (kind !== 'places') return undefined;
    first = last;
  }
  return found;
}

/** A time that stands over a step's name, in a line of its own. */
function timeOver(page: Page, el: El, title: Value): Value | undefined {
  for (let i = el.first; i < title.first; i++) {
    const run = page.runs[i]!;
    if (!run.dead && isStepTime(run.text)) return readValue(page, i, i + 1, '', run.el);
  }
  return undefined;
}

/** `<p><b>1. 申请表</b><br>份数：…`: the captions begin a line of their own, what stands over them is a title. */
const onOwnLine = (page: Page, own: readonly Pair[]): boolean =>
  page.runs[Math.min(...own.map(at))]?.before === '\n';

const DISTANCE = /^[(（]?(?:距.{0,6}?)?\d+(?:\.\d+)?\s*(?:km|公里|千米|m|米)[)）]?$/iu;
const HALL =
  /(?:中心|大厅|分厅|服务厅|局|所|站|点|窗口|办事处|支队|大队|中队|银行|支行|网点|委员会)(?:[(（].*[)）])?$/u;

/** A line of a hall's box that may be its name: no distance (1.2km), and no tag (可预约) behind a name that is one. */
const namesHall = (text: string, before: string | undefined): boolean =>
  !DISTANCE.test(text) && !(before !== undefined && HALL.test(before) && !HALL.test(text));

/** A title counts only inside a section of the list: elsewhere it is just a line of the page. */
function inSection(every: readonly Pair[], kind: ListKind, run: number): boolean {
  return every.some((p) => p.mark.entry?.section === kind && p.scope[0] <= run && run < p.scope[1]);
}

function split(
  page: Page,
  container: El,
  pairs: readonly Pair[],
  every: readonly Pair[],
  kind: ListKind,
): RawMember[] {
  const collect = new Collector();
  const owned = new Map(container.kids.map((kid) => [kid, size(kid) > 0 ? within(kid, pairs) : []]));
  // A box is a member's own if it holds what tells members apart; rows of one member share its other columns.
  const anchor = repeatedColumn(pairs).column;
  let run = container.first;
  const ownRuns = (end: number) => {
    for (; run < end; run++) for (const p of pairs) if (at(p) === run) collect.add(p, container, false);
  };
  for (const kid of container.kids) {
    ownRuns(kid.first);
    run = Math.max(run, kid.last);
    if (size(kid) === 0) {
      collect.files(kid);
      continue;
    }
    const own = owned.get(kid)!;
    if (own.length === 0) {
      const taken = every.some(
        (p) => p.mark.entry && p.value.text && p.value.first < kid.last && kid.first < p.value.last,
      );
      const text = taken ? '' : textOf(page, kid.first, kid.last);
      if (
        text &&
        text.length <= (HEADING.test(kid.tag) ? LONGEST_HEADING : LONGEST_TITLE) &&
        inSection(every, kind, kid.first) &&
        !every.some(
          (p) => p.mark.entry && at(p) >= kid.first && at(p) < kid.last && p.mark.last > p.mark.first,
        )
      )
        collect.head(readValue(page, kid.first, kid.last, '', kid));
      continue;
    }
    if (repeats(own)) {
      collect.append(split(page, kid, own, every, kind));
      continue;
    }
    const columns = new Set(own.map(columnOf));
    const found = kid.tag === 'p' && !onOwnLine(page, own) ? undefined : titleIn(page, kid, own, every, kind);
    const title = found && (columns.size >= 2 || inSection(every, kind, found.first)) ? found : undefined;
    const card = title !== undefined || (columns.size >= 2 && columns.has(anchor));
    for (const p of own) collect.add(p, kid, card);
    if (title) collect.titleOf(title);
    const time = title && kind === 'steps' ? timeOver(page, kid, title) : undefined;
    if (time) collect.timeOf(time);
  }
  ownRuns(container.last);
  collect.close();
  return collect.records;
}

/** Groups the pairs of one list into members, by boxes, titles and repetition. */
export function groupMembers(
  page: Page,
  pairs: readonly Pair[],
  every: readonly Pair[],
  kind: ListKind,
): RawMember[] {
  if (pairs.length === 0) return [];
  const anchor = repeatedColumn(pairs);
  if (!repeats(pairs) && anchor.values < 2) return [single(page, pairs, every, kind)];
  const first = Math.min(...anchor.pairs.map(at));
  const last = Math.max(...anchor.pairs.map(at));
  const container =
    ancestor(page.runs[first]?.el ?? page.root, (el) => el.first <= first && el.last > last) ?? page.root;
  const records = split(page, container, within(container, pairs), every, kind);
  const outside = pairs.filter((p) => !within(container, pairs).includes(p));
  if (outside.length > 0) records.push(single(page, outside, every, kind));
  return records;
}

function single(page: Page, pairs: readonly Pair[], every: readonly Pair[], kind: ListKind): RawMember {
  const member: RawMember = { values: new Map(), els: [] };
  for (const p of pairs) {
    const old = member.values.get(columnOf(p));
    if (!old || p.value.text.length > old.text.length) member.values.set(columnOf(p), p.value);
  }
  const first = Math.min(...pairs.map(at));
  const last = Math.max(...pairs.map(at));
  const box = ancestor(pairs[0]!.mark.home, (el) => el.first <= first && el.last > last);
  if (box) member.els.push(box);
  for (let el = box, up = 0; el && up < 2 && !member.title; el = el.parent, up++) {
    const title = titleIn(page, el, pairs, every, kind);
    if (title && inSection(every, kind, title.first)) member.title = title;
  }
  return member;
}
