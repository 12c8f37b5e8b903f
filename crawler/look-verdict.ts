// Verdict of a second look: does what a finding says stand in what a person sees? Pure; called by second-look.ts.
import type { Confirmation } from '../store/schemas/finding.ts';
import { fold } from '../store/schemas/member-key.ts';
import type { Snapshot } from '../store/schemas/snapshot.ts';
import { entryVerdict } from './look-entry.ts';
import { type Spot, spotOf } from './look-spot.ts';
import { namedBoxes, smallest } from './member-boxes.ts';
import { bare, everyPlace, innermost, type Place, panelOf, placesOf } from './tree-text.ts';

export interface Look {
  findingId: string;
  field: string;
  key: string | null;
  /** What the finding quotes; null: the value is said to be missing. */
  quote: string | null;
  /** Caption under which the value was read. */
  label: string | null;
  /** All captions of the field, from the dictionary. */
  labels?: readonly string[] | undefined;
  /** Those of them that mean something else in a list. */
  shared?: readonly string[] | undefined;
  /** Keys of the other members of the list: a caption in a box with them belongs to no single one. */
  others?: readonly string[] | undefined;
  dom: string | null;
}

export interface LookVerdict {
  confirmation: Confirmation;
  /** What the picture frames; null: nothing can be shown. */
  spot: Spot | null;
  /** Panel in which it stands. */
  panel: string | null;
}

const CELLS = new Set(['td', 'th']);
const SEPARATORS = /[\n、，,；;]+/;
/** A value made of several parts may have buttons between them, but not half a page. */
const LOOSENESS = 4;

const unlabelled = (text: string): string => text.replace(/^[*＊·•●■◆\d.、（）()]*|[:：*＊?？]+$/g, '');
const isEmpty = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);

function quoted(root: Place, quote: string, key: string | null): Place | undefined {
  const whole = bare(quote);
  // 2个工作日 may stand in several steps: the one that is meant has the member's name in the smallest box.
  const boxes = key ? namedBoxes(root, key) : new Set<Place>();
  const around = (place: Place) => smallest(place, boxes)?.text.length ?? 0;
  const found = innermost(root, ({ text }) => text.includes(whole)).sort(
    (a, b) => around(a) - around(b) || a.text.length - b.text.length,
  )[0];
  if (found) return found;
  const parts = quote
    .split(SEPARATORS)
    .map(bare)
    .filter((part) => part.length > 1);
  const near = innermost(root, ({ text }) => parts.length > 1 && parts.every((part) => text.includes(part)));
  return near.find(({ text }) => text.length <= whole.length * LOOSENESS + 40);
}

const CHROME = new Set(['header', 'footer', 'nav', 'aside']);
const TITLES = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Header and footer of the portal have captions of their own (服务热线). */
function isChrome(place: Place): boolean {
  for (let at: Place | null = place; at; at = at.up) if (CHROME.has(at.node.tag)) return true;
  return false;
}

/** Names of tabs and headings: what stands beside them is not their value. */
const isTitle = ({ node, up }: Place): boolean =>
  [node, up?.node, up?.up?.node].some(
    (at) =>
      at && (TITLES.has(at.tag) || at.attrs?.role === 'tab' || at.attrs?.['aria-expanded'] !== undefined),
  );

/** A statement about a whole list quotes its members: each of them stands somewhere on the page. */
function scattered(root: Place, quote: string): Place | undefined {
  const parts = quote.split(SEPARATORS).map(bare).filter(Boolean);
  // A number and its name (1受理) may stand in rows of their own.
  const shown = parts.map((part) =>
    [part, part.replace(/^\d+/u, '')].find((text) => text !== '' && root.text.includes(text)),
  );
  const first = shown[0];
  if (parts.length < 2 || first === undefined || shown.includes(undefined)) return undefined;
  return innermost(root, ({ text }) => text.includes(first)).sort((a, b) => a.text.length - b.text.length)[0];
}

/** The caption at which a place begins. */
const captionIn = ({ text }: Place): string => unlabelled(text.split(/[:：]/u, 1)[0]!);

/** Places that are a caption, or begin with one and a colon. */
function captions(root: Place, labels: readonly string[]): { place: Place; inline: string | null }[] {
  const wanted = new Set(labels.map(bare));
  const found: { place: Place; inline: string | null }[] = [];
  for (const place of everyPlace(root)) {
    if (isChrome(place)) continue;
    const whole =
      wanted.has(unlabelled(place.text)) &&
      !place.kids.some((kid) => unlabelled(kid.text) === unlabelled(place.text));
    if (whole) found.push({ place, inline: null });
    for (const child of place.node.children) {
      const inline =
        typeof child === 'string'
          ? /^[*＊·•●■◆\d.、（）()]*([^:：]{2,30})[:：](.*)$/su.exec(bare(child))
          : null;
      if (inline && wanted.has(inline[1]!) && !whole)
        found.push({ place, inline: `${inline[2]!}${restAfter(place, child as string)}` });
    }
  }
  return found;
}

const isBreak = (child: Place['node'] | string): boolean => typeof child !== 'string' && child.tag === 'br';
const CAPTIONED = /^[^:：。；;，,]{2,14}[:：]/u;

/** What stands in the same box after a text of its own, up to a line with a caption of its own. */
function restAfter({ node, kids }: Place, own: string): string {
  const after = node.children.slice(node.children.indexOf(own) + 1);
  const next = after.findIndex(
    (child, i) => typeof child === 'string' && i > 0 && isBreak(after[i - 1]!) && CAPTIONED.test(bare(child)),
  );
  return (next < 0 ? after : after.slice(0, next))
    .map((child) =>
      typeof child === 'string' ? bare(child) : (kids.find((k) => k.node === child)?.text ?? ''),
    )
    .join('');
}

const rowOf = (place: Place): { row: Place; cell: Place } | null => {
  for (let at: Place | null = place; at?.up; at = at.up)
    if (CELLS.has(at.node.tag)) return { row: at.up, cell: at };
  return null;
};

/** Cells below a column's header, of the member's row where the key stands in one. */
function columnValues(row: Place, cell: Place, key: string | null): string[] | null {
  const isHeader =
    row.kids.length > 1 && (row.up?.node.tag === 'thead' || row.kids.every((kid) => kid.node.tag === 'th'));
  if (!isHeader) return null;
  let table: Place = row;
  while (table.up && table.node.tag !== 'table') table = table.up;
  const rows = [...everyPlace(table)].filter((p) => p.node.tag === 'tr');
  const below = rows.slice(rows.indexOf(row) + 1);
  const own = key ? below.filter((r) => fold(r.text).includes(key)) : [];
  const position = row.node.children.filter((c) => typeof c !== 'string').indexOf(cell.node);
  return (own.length > 0 ? own : below).map((r) => {
    const node = r.node.children.filter((c) => typeof c !== 'string')[position];
    return r.kids.find((kid) => kid.node === node)?.text ?? '';
  });
}

/** Boxes that hold an ornament, never a value. */
const ORNAMENTS = new Set(['i', 'em', 'img', 'svg', 'br', 'sup', 'button', 'input']);

/** Value beside a caption: the next box, else, in a box of two, the one before it (a number over its caption). */
function besideCaption(caption: Place, labels: ReadonlySet<string>): string {
  for (let at: Place = caption; ; at = at.up!) {
    const siblings = at.up?.kids ?? [];
    const after = siblings.slice(siblings.indexOf(at) + 1);
    const next = after.find((kid) => kid.text !== '' || !ORNAMENTS.has(kid.node.tag));
    if (next) {
      const anotherRow =
        next.node.tag === at.node.tag && (at.node.tag === 'dt' || /^[^:：]{2,14}[:：]/.test(next.text));
      return anotherRow || labels.has(unlabelled(next.text)) ? '' : next.text;
    }
    const slot = siblings.length === 2 && siblings[1] === at ? siblings[0]! : null;
    if (slot && slot.text === '' && !ORNAMENTS.has(slot.node.tag) && !CELLS.has(at.node.tag)) return '';
    if (at.up && at.up.text === at.text) continue;
    if (siblings.length === 2 && !CELLS.has(at.node.tag)) return siblings[0]!.text;
    return (
      at.up?.node.children
        .filter((child) => typeof child === 'string')
        .map(bare)
        .join('') ?? ''
    );
  }
}

/** The member's key without the number that tells equal members apart. */
const keyOf = ({ key }: Look): string | null => key?.replace(/#\d+$/, '') || null;

/** Captions that may speak of the member: heads of a column, or captions in a box without any other member. */
function captionsOfMember(
  root: Place,
  look: Look,
  all: ReturnType<typeof captions>,
): ReturnType<typeof captions> {
  const key = keyOf(look);
  if (!key) return all;
  const boxes = namedBoxes(root, key);
  const others = (look.others ?? [])
    .map((other) => other.replace(/#\d+$/, ''))
    .filter((other) => other !== key);
  const near = all.flatMap((caption) => {
    const box = smallest(caption.place, boxes);
    if (!box) return [];
    const cell = rowOf(caption.place);
    const heads = cell !== null && columnValues(cell.row, cell.cell, key) !== null;
    const shared = !heads && others.some((other) => fold(box.text).includes(other));
    return shared ? [] : [{ caption, size: box.text.length }];
  });
  const least = Math.min(...near.map(({ size }) => size));
  return near.filter(({ size }) => size === least).map(({ caption }) => caption);
}

function missing(root: Place, look: Look, complete: boolean): LookVerdict {
  const labels = [...new Set([look.label, ...(look.labels ?? [])].filter((l): l is string => !!l))];
  if (labels.length === 0) return { confirmation: 'not-possible', spot: null, panel: null };
  const all = captions(root, labels).filter(({ place, inline }) => inline !== null || !isTitle(place));
  const found = captionsOfMember(root, look, all);
  if (found.length === 0)
    return { confirmation: complete ? 'confirmed' : 'not-possible', spot: null, panel: null };
  const key = keyOf(look);
  const folded = new Set(labels.map(bare));
  const shared = new Set(look.shared?.map(bare));
  let filled = false;
  let unsure = false;
  let shown: Place | null = null;
  for (const { place, inline } of found) {
    const cell = rowOf(place);
    const column = inline === null && cell ? columnValues(cell.row, cell.cell, key) : null;
    const values = column ?? [inline ?? besideCaption(place, folded)];
    // In a column without a row of its own, one empty cell is what was found.
    if (column && column.length > 0 ? column.every((v) => !isEmpty(v)) : values.some((v) => !isEmpty(v)))
      if (shared.has(captionIn(place))) unsure = true;
      else filled = true;
    else shown ??= place;
  }
  const at = shown ?? found[0]!.place;
  // A value under a caption that a step has too may be the step's: neither proof nor refutation.
  const confirmation = filled ? 'refuted' : unsure && !shown ? 'not-possible' : 'confirmed';
  return { confirmation, spot: spotOf(at), panel: panelOf(at) };
}

/** The one field that is a control and has no value beside its caption. */
const ENTRY = 'applyUrl';

/** Judges one finding by what was seen of its page. */
export function lookVerdict(snapshot: Snapshot, look: Look): LookVerdict {
  const root = placesOf(snapshot.root);
  if (!root) return { confirmation: 'not-possible', spot: null, panel: null };
  if (look.quote === null || bare(look.quote) === '')
    return look.field === ENTRY
      ? entryVerdict(root, look.labels ?? [], snapshot.complete)
      : missing(root, look, snapshot.complete);
  const found =
    quoted(root, look.quote, keyOf(look)) ?? (look.key === null ? scattered(root, look.quote) : undefined);
  if (found) return { confirmation: 'confirmed', spot: spotOf(found), panel: panelOf(found) };
  return { confirmation: snapshot.complete ? 'refuted' : 'not-possible', spot: null, panel: null };
}
