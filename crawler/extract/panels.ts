// Strips of names (页签, 锚点菜单): names that title the panels beside them, or a menu that says nothing. Called by extract.ts.
import { captionEntry, type Dictionary } from '../dictionary.ts';
import type { Mark } from './marks.ts';
import { referencesOf } from './references.ts';
import { type El, filled, joined, type Page, size } from './tree.ts';

interface Strip {
  el: El;
  slots: El[];
}

const NO_STRIP = new Set(['tr', 'dl', 'thead', 'tbody', 'table', 'body', 'html']);
const LONGEST_NAME = 14;
/** Boxes between a strip of tabs and the box that holds its panels too. */
const MOST_WRAPPERS = 6;

const slotText = (page: Page, el: El): string => joined(page, el.first, Math.min(el.last, el.first + 4));

/** Boxes whose children are all short names, most of them captions, none of them a label with a colon. */
function findStrips(page: Page): Strip[] {
  const strips: Strip[] = [];
  for (const el of page.elements) {
    if (NO_STRIP.has(el.tag) || size(el) < 2 || size(el) > 60) continue;
    const slots = filled(el);
    if (slots.length < 2 || slots.length > 14 || slots.some((s) => s.tag !== slots[0]!.tag || size(s) > 4))
      continue;
    if (slots.reduce((n, s) => n + size(s), 0) !== size(el)) continue;
    const texts = slots.map((s) => slotText(page, s));
    if (texts.some((t) => t.length > LONGEST_NAME || /[:：]/.test(t))) continue;
    if (slots.every(isTab)) {
      strips.push({ el, slots });
      continue;
    }
    // Two boxes may be a label and its value (办理形式 | 窗口办理): a word that is a value too does not count there.
    const names = texts.map(
      (t) =>
        isName(page.dictionary, t) && !(slots.length === 2 && captionEntry(page.dictionary, t)?.headingOnly),
    );
    const known = names.filter(Boolean).length;
    // 是否支持快递 | 支持邮寄: a label and its value.
    const fields = texts.map((t) => captionEntry(page.dictionary, t)?.field);
    const pair = slots.length === 2 && fields[0] !== undefined && fields[0] === fields[1];
    if (known * 10 >= slots.length * 6 && known >= 2 && !pair && !names.every(alternating))
      strips.push({ el, slots });
  }
  return strips;
}

/** Name, value, name, value, name (the last value is a button): pairs, no menu. */
const alternating = (name: boolean, i: number, all: readonly boolean[]): boolean =>
  all.length > 3 && name === (i % 2 === 0);

/** The page itself says that the name opens a panel. */
const isTab = (el: El): boolean =>
  el.node.attrs?.role === 'tab' || (el.kids.length === 1 && isTab(el.kids[0]!));

/** Panels that the capture opened bear the name of what opened them. */
function byName(page: Page, strip: Strip): (El | undefined)[] | undefined {
  const named = new Map(
    page.elements.flatMap((el) =>
      el.node.attrs?.['data-panel'] ? [[el.node.attrs['data-panel'], el] as const] : [],
    ),
  );
  const panels = strip.slots.map((slot) => {
    const panel = named.get(slotText(page, slot));
    return panel && panel !== slot ? panel : undefined;
  });
  return panels.some(Boolean) ? panels : undefined;
}

const isName = (dictionary: Dictionary, text: string): boolean => {
  const entry = captionEntry(dictionary, text);
  return (
    entry !== undefined &&
    (entry.field !== undefined ||
      entry.section !== undefined ||
      entry.own !== undefined ||
      Object.keys(entry.members).length > 0)
  );
};

/** The strip is the first row of a list (材料名称 | 份数 | …): tables.ts reads it. */
export function isListHeader(page: Page, slots: readonly El[]): boolean {
  const entries = slots.map((s) => captionEntry(page.dictionary, slotText(page, s)));
  const own = entries.find((e) => e?.own)?.own;
  if (own && entries.filter((e) => e?.members[own]).length >= 2) return true;
  const places = entries.filter((e) => e?.members.places);
  const steps = entries.filter((e) => e?.members.steps);
  return places.length >= 2 && places.length * 2 > slots.length
    ? !places.every((e) => e?.section)
    : steps.length >= 3;
}

function byReference(page: Page, strip: Strip): (El | undefined)[] | undefined {
  const ids = new Map(page.elements.filter((el) => el.node.attrs?.id).map((el) => [el.node.attrs!.id!, el]));
  const target = (el: El): El | undefined => {
    for (const id of referencesOf(el.node)) {
      const found = ids.get(id);
      if (found && size(found) > 0 && found !== el) return found;
    }
    return el.kids.map(target).find(Boolean);
  };
  const panels = strip.slots.map(target);
  return panels.filter(Boolean).length >= 1 ? panels : undefined;
}

function byPosition(strip: Strip): El[] | undefined {
  const n = strip.slots.length;
  for (let at = strip.el, up = 0; at.parent && up < MOST_WRAPPERS; at = at.parent, up++) {
    const after = at.parent.kids.filter(
      (kid) =>
        kid.nth > at.nth && kid.block && !kid.control && !['script', 'style', 'br', 'hr'].includes(kid.tag),
    );
    if (after.length === 0) continue;
    const panels =
      after.length === n
        ? after
        : after[0]!.kids.filter((kid) => kid.block || kid.tag === 'span' || kid.tag === 'b');
    // 收藏 | 客服 further down the page: a bar of buttons is no row of panels.
    const buttons = up > 0 && panels.every((p) => size(p) <= 1);
    return panels.length === n && !buttons && new Set(panels.map((p) => p.tag)).size === 1
      ? panels
      : undefined;
  }
  return undefined;
}

/** 收费 beside 受理条件: a word that is a caption only where it titles something, as it does here. */
function nameOf(page: Page, slot: El): Mark | undefined {
  const label = slotText(page, slot);
  const entry = captionEntry(page.dictionary, label);
  if (!entry || (!entry.field && !entry.section)) return undefined;
  return {
    first: slot.first,
    last: slot.last,
    entry,
    label,
    el: slot,
    inline: false,
    spaced: false,
    line: 0,
    home: slot,
    rank: 7,
  };
}

/**
 * Replaces the captions of strips: where a panel belongs to a name, the name titles the panel; a plain menu is
 * dropped. A panel that begins with a title of its own needs none, unless it is the same.
 */
export function readStrips(page: Page, marks: Mark[]): Mark[] {
  let result = marks;
  for (const strip of findStrips(page)) {
    if (isListHeader(page, strip.slots)) continue;
    const inside = result.filter((m) => m.first >= strip.el.first && m.last <= strip.el.last);
    if (inside.length === 0 && !strip.slots.every(isTab)) continue;
    const others = result.filter((m) => !inside.includes(m));
    const panels = byName(page, strip) ?? byReference(page, strip) ?? byPosition(strip);
    const titled: Mark[] = [];
    for (const [i, panel] of (panels ?? []).entries()) {
      if (!panel || size(panel) === 0) continue;
      const slot = strip.slots[i]!;
      const source = inside.find((m) => m.first >= slot.first && m.last <= slot.last) ?? nameOf(page, slot);
      const opening = others.find((m) => m.first === panel.first && !m.inline);
      if (!source) continue;
      if (
        opening?.entry &&
        (opening.entry.field || opening.entry.section) &&
        opening.rank <= 6 &&
        opening.entry.caption !== source.entry?.caption
      )
        continue;
      titled.push({
        ...source,
        first: panel.first,
        last: panel.first,
        home: panel,
        rank: 0,
        regions: [[panel.first, panel.last]],
      });
    }
    for (let i = strip.el.first; i < strip.el.last; i++) page.runs[i]!.dead = true;
    result = [...others, ...titled].sort((a, b) => a.first - b.first || a.rank - b.rank);
  }
  return result;
}
