// The three lists of a guide from tables, cards and lines together. Called by extract.ts.
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';
import type { ListKind } from '../dictionary.ts';
import { withAttachments } from './attachments.ts';
import { groupMembers } from './cards.ts';
import { formsOf } from './forms.ts';
import { linesOf } from './lines.ts';
import type { ListTable } from './list-table.ts';
import { type MaterialReading, readMaterial } from './materials.ts';
import type { Pair } from './pairs.ts';
import { addressLines, mergePlaces, type PlaceReading, placeOfLine, readPlace, spread } from './places.ts';
import { boxesOf, stepsOfBlocks } from './step-blocks.ts';
import { alongArrows, inParts, namesStep, readStep, type StepReading, stepsOfLines } from './steps.ts';
import { type El, type Page, size, textOf } from './tree.ts';
import { readUnlabelled } from './unlabelled.ts';
import { type RawMember, readValue, type Value } from './value.ts';

export interface Reading {
  page: Page;
  base: string;
  pairs: readonly Pair[];
  tables: readonly ListTable[];
  unseen: (node: SnapshotNode) => boolean;
}

const pairsOf = (reading: Reading, kind: ListKind): Pair[] =>
  // A title without a value names the list, no member.
  reading.pairs.filter(
    (p) =>
      p.path?.startsWith(`${kind}.`) &&
      (p.mark.entry?.section !== kind || (p.value.text !== '' && !holdsTable(reading, kind, p))),
  );

/** A line between the title of a section and its table (材料齐全的，当场受理) is no member of the list. */
const holdsTable = ({ tables }: Reading, list: ListKind, { scope, value }: Pair): boolean =>
  tables.some(
    ({ kind, first, members }) =>
      kind === list && members.length > 0 && first >= value.last && first <= scope[1],
  );
const membersOf = (reading: Reading, kind: ListKind): RawMember[] =>
  reading.tables.filter((t) => t.kind === kind).flatMap((t) => t.members);

/** Sections of a list whose captions are no members' captions: their text may be a list of lines. */
function plainSections(reading: Reading, kind: ListKind): Pair[] {
  return reading.pairs.filter((p) => {
    const entry = p.mark.entry;
    const isSection =
      entry?.section === kind ||
      (kind === 'steps' && entry?.field === 'process' && p.path === 'process') ||
      (kind === 'materials' && entry?.section === 'materials');
    return (
      isSection &&
      p.value.text !== '' &&
      !reading.tables.some((t) => t.first < p.scope[1] && p.scope[0] < t.last && t.kind === kind)
    );
  });
}

/** The box of one line alone: a box of several lines has the links of all. */
const boxOfLine = (line: Value): El[] => (size(line.el) <= line.last - line.first ? [line.el] : []);

/** A box with a title that says the same as one before it is that one again. */
function withoutCopies<R extends { material: MaterialReading; titled: boolean }>(read: readonly R[]): R[] {
  const seen = new Set<string>();
  return read.filter(({ material, titled }) => {
    const content = JSON.stringify(material.material);
    const copy = titled && seen.has(content);
    seen.add(content);
    return !copy;
  });
}

export function readMaterials(reading: Reading): MaterialReading[] {
  const { page, base, unseen } = reading;
  const raw = [
    ...membersOf(reading, 'materials'),
    ...groupMembers(page, pairsOf(reading, 'materials'), reading.pairs, 'materials'),
  ];
  if (raw.length === 0)
    for (const section of plainSections(reading, 'materials')) {
      const cards = readUnlabelled(page, section.value, 'materials');
      const lines = linesOf(page, section.value.first, section.value.last, section.mark.label);
      raw.push(...cards);
      if (cards.length > 0) continue;
      for (const line of lines?.listed ? lines.lines : section.value.text ? [section.value] : [])
        if (line.text.length <= 200)
          raw.push({ values: new Map([['name', line]]), els: boxOfLine(line), line: true });
    }
  const read = raw.flatMap((member) => {
    const material = readMaterial(page, member, formsOf(member, base, page.dictionary, unseen));
    return material ? [{ material, titled: member.title !== undefined }] : [];
  });
  const once = read.some(({ titled }) => titled) ? withoutCopies(read) : read;
  return withAttachments(
    page,
    once.map(({ material }) => material),
    base,
    unseen,
  );
}

/** `process`: the flow as text, where lines say more than the names of steps. */
export function readSteps(reading: Reading): {
  steps: StepReading[];
  listedIn: Pair | undefined;
  described: boolean;
} {
  const { page } = reading;
  const raw = [
    ...membersOf(reading, 'steps'),
    ...groupMembers(page, pairsOf(reading, 'steps'), reading.pairs, 'steps'),
  ].flatMap(alongArrows);
  const blocks = blockSteps(reading, raw.length);
  if (blocks) return blocks;
  if (raw.length > 0)
    return { steps: raw.flatMap((m) => readStep(m) ?? []), listedIn: undefined, described: false };
  for (const section of plainSections(reading, 'steps')) {
    const lines = linesOf(page, section.value.first, section.value.last, section.mark.label);
    const parts = lines?.lines.map((line) => inParts(page, line)) ?? [];
    const named = parts.length > 0 && parts.every((line) => namesStep(line.text));
    const found = lines && (lines.listed || named) ? stepsOfLines(parts) : undefined;
    // Numbered sentences are a text; only items of a list, or bare names, are steps.
    if (found?.described && !lines!.lines.every((line) => line.el.tag === 'li')) continue;
    if (found)
      return {
        steps: found.members.flatMap((m) => readStep(m) ?? []),
        listedIn: section,
        described: found.described,
      };
  }
  return { steps: [], listedIn: undefined, described: false };
}

/** Boxes of a section of steps, where they are more than the members that their captions make. */
function blockSteps(reading: Reading, grouped: number): ReturnType<typeof readSteps> | undefined {
  if (membersOf(reading, 'steps').length > 0) return undefined;
  for (const pair of reading.pairs) {
    const [first, last] = pair.scope;
    if (pair.mark.entry?.section !== 'steps' || pair.mark.inline || last <= first) continue;
    const { page } = reading;
    const { regions, label } = pair.mark;
    // A title cell beside several rows: each row is a box.
    const rows = regions?.map(([from, to]) => readValue(page, from, to, label, page.runs[from]!.el));
    const found = stepsOfBlocks(
      page,
      rows && rows.length > 1 ? rows : boxesOf(linesOf(page, first, last, label)),
    );
    if (found && found.members.length > grouped)
      return {
        steps: found.members.flatMap((m) => readStep(m) ?? []),
        listedIn: pair,
        described: found.described,
      };
  }
  return undefined;
}

/** `region`: the guide's part of the page; what repeats one of its captions outside of it is the portal's. */
export function readPlaces(reading: Reading, region: El): PlaceReading[] {
  const { page } = reading;
  const within = (p: Pair) => p.mark.first >= region.first && p.mark.first < region.last;
  const told = new Set(reading.pairs.filter((p) => within(p) && p.value.text).map((p) => p.path));
  const shown = reading.pairs.filter(
    (p) =>
      p.value.text &&
      (p.path?.startsWith('places.') || p.mark.entry?.section === 'places') &&
      (within(p) || !told.has(p.path)),
  );
  const cards = new Map(
    shown.map((p) => [p, p.value.text.includes('\n') ? readUnlabelled(page, p.value, 'places') : []]),
  );
  const pairs = shown.filter((p) => p.path?.startsWith('places.') && cards.get(p)!.length === 0);
  const tables = membersOf(reading, 'places').flatMap((m) => readPlace(m) ?? []);
  const listed = pairs.flatMap((p) =>
    p.path === 'places.address' ? (addressLines(page, p.value) ?? []) : [],
  );
  const rest = pairs.filter((p) => !(p.path === 'places.address' && addressLines(page, p.value)));
  const grouped = groupMembers(page, rest, reading.pairs, 'places').flatMap((m) => readPlace(m) ?? []);
  const lines = listed.flatMap((value) => readPlace(placeOfLine(value)) ?? []);
  const located = [
    ...tables,
    ...[...cards.values()].flat().flatMap((m) => readPlace(m) ?? []),
    ...lines,
    ...grouped.filter((g) => g.place.address || g.place.hall || g.place.window),
  ];
  const common = grouped.filter((g) => !g.place.address && !g.place.hall && !g.place.window);
  const merged = mergePlaces(located.map(copy));
  const all =
    common.length > 0
      ? {
          place: Object.assign({}, ...common.map((c) => c.place).reverse()),
          values: new Map(common.flatMap((c) => [...c.values])),
        }
      : undefined;
  return spread(merged, all);
}

const copy = (r: PlaceReading): PlaceReading => ({ place: { ...r.place }, values: new Map(r.values) });

/** Text of a section's box where a flow is only a picture: its alternative text. */
export function pictureText(page: Page, el: El, first: number): string | undefined {
  const visit = (node: SnapshotNode): string | undefined => {
    if (node.tag === 'img') return node.attrs?.alt?.trim() || '流程图（图片）';
    for (const child of node.children) {
      const found = typeof child === 'string' ? undefined : visit(child);
      if (found) return found;
    }
    return undefined;
  };
  return textOf(page, first, el.last) === '' ? visit(el.node) : undefined;
}
