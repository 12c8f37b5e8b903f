// The page around the guide (页头、页脚、面包屑): silenced before anything is read. Called by extract.ts.
import type { Mark } from './marks.ts';
import { ancestor, type El, type Page, size } from './tree.ts';

/** Captions that a portal's own footer has too. */
const WEAK = new Set(['consult', 'complaint', 'places.address', 'places.hours', 'places.phone', 'authority']);
const CHROME_TAGS = new Set(['footer', 'nav', 'header', 'aside']);
const CHROME_ROLES = new Set(['navigation', 'contentinfo', 'search', 'banner']);

const isChrome = ({ tag, node }: El): boolean =>
  CHROME_TAGS.has(tag) || CHROME_ROLES.has(node.attrs?.role ?? '');

const strong = (m: Mark): boolean =>
  (m.entry?.field !== undefined && !WEAK.has(m.entry.field)) || m.entry?.own !== undefined;

/** Silences the chrome of the page; returns the captions that are left. */
export function dropChrome(page: Page, marks: Mark[]): Mark[] {
  const holds = (el: El, test: (m: Mark) => boolean) =>
    marks.some((m) => m.first >= el.first && m.first < el.last && test(m));
  const titled = withTitle(page);
  const drop = new Set<El>();
  for (const el of page.elements) {
    if (size(el) === 0 || !isChrome(el)) continue;
    if (
      el.tag === 'aside'
        ? !holds(el, (m) => m.entry?.field !== undefined)
        : !holds(el, strong) && !titled.has(el)
    )
      drop.add(el);
  }
  const { chromeLabel, data } = page.dictionary;
  const { chromePhrases } = data.residue;
  for (const [i, run] of page.runs.entries()) {
    if (run.text.length > 120) continue;
    if (!chromePhrases.some((p) => run.text.includes(p)) && !chromeLabel.test(run.text)) continue;
    if (isAuthority(marks, i)) continue;
    let at: El = run.el;
    while (
      at.parent &&
      at.parent.tag !== 'body' &&
      at.parent.tag !== 'html' &&
      !holds(at.parent, strong) &&
      !titled.has(at.parent)
    )
      at = at.parent;
    if (!holds(at, strong)) drop.add(at);
  }
  for (const el of drop) for (let i = el.first; i < el.last; i++) page.runs[i]!.dead = true;
  return marks.filter((m) => !page.runs[m.first]?.dead);
}

/** 主管单位 among the guide's own captions, where nothing else names its authority. */
function isAuthority(marks: readonly Mark[], run: number): boolean {
  const own = marks.find((m) => m.first === run);
  if (own?.entry?.field !== 'authority') return false;
  if (marks.some((m) => m !== own && m.entry?.field === 'authority')) return false;
  const row = ancestor(own.el, (el) => size(el) > own.last - own.first);
  const box = ancestor(row ?? own.el, (el) => size(el) > (row ? size(row) : 1));
  return [row, box].some((at) => {
    const like = at?.kids.filter((kid) => size(kid) > 0 && size(kid) <= MOST_OF_ROW) ?? [];
    return like.some(
      (kid) =>
        own.first !== kid.first &&
        like.some((other) => other.tag === kid.tag && other.first <= own.first && own.first < other.last) &&
        marks.some((m) => m.first === kid.first && strong(m)),
    );
  });
}

/** Runs of a row of labels and values. */
const MOST_OF_ROW = 8;

/** Elements that are the page's title or hold it. */
function withTitle(page: Page): ReadonlySet<El> {
  const titled = new Set<El>();
  for (const el of page.elements)
    if (el.tag === 'h1')
      for (let at: El | undefined = el; at && !titled.has(at); at = at.parent) titled.add(at);
  return titled;
}

/**
 * The guide's part of the page: the smallest box that holds every field whose caption was found, so that a
 * repetition of some of them elsewhere (a side box, a footer) lies outside.
 */
export function guideRegion(page: Page, marks: readonly Mark[]): El {
  const fields = (el: El) =>
    new Set(
      marks
        .filter((m) => m.first >= el.first && m.last <= el.last && (m.entry?.field ?? m.entry?.own))
        .map((m) => m.entry!.field ?? m.entry!.own),
    );
  let at = page.root;
  const all = fields(at).size;
  for (;;) {
    const next = at.kids.find((kid) => size(kid) > 0 && fields(kid).size === all);
    if (!next || all === 0) return ancestor(at, (el) => el.block) ?? at;
    at = next;
  }
}
