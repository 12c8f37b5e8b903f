// What is hidden but can be opened: panels of tabs, folded bodies, full texts behind a cut one. Everything else
// that is hidden (templates, old values) stays unread. Called by extract.ts before the tree is built.
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';
import type { Dictionary } from '../dictionary.ts';
import { captionEntry, foldCaption } from '../dictionary.ts';
import { elementChildren, nodeText } from './node-text.ts';
import { referencesOf } from './references.ts';

export interface Reveal {
  show: ReadonlySet<SnapshotNode>;
  /** Cut texts whose full text is shown instead. */
  hide: ReadonlySet<SnapshotNode>;
}

/** Tabs of one page. */
const MOST_NAMES = 12;
const LONGEST_NAME = 16;
const CUT = /(?:…+|\.{3,}|。{3,})\s*$/u;
const OPENER =
  /(?:\[|【|（|\()?(?:点击|查看)?(?:展开|更多|全文|全部)(?:全部|全文|更多|详情)?(?:\]|】|）|\))?$/u;
const TEMPLATE = /\{\{|\$\{|<%/;
const FOLDABLE = new Set([
  'div',
  'section',
  'article',
  'ul',
  'ol',
  'table',
  'dl',
  'dd',
  'li',
  'p',
  'tbody',
  'tr',
]);

/** Finds them by references, by strips of tab names, by the caption or the opening button beside them. */
export function findReveals(root: SnapshotNode, dictionary: Dictionary): Reveal {
  const show = new Set<SnapshotNode>();
  const hide = new Set<SnapshotNode>();
  const references = new Set<string>();
  /** Boxes of names, and how many names each has. */
  const strips = new Map<SnapshotNode, number>();
  const families: SnapshotNode[] = [];
  const isCaption = (node: SnapshotNode | undefined) =>
    node !== undefined && captionEntry(dictionary, nodeText(node, 61)) !== undefined;

  const survey = (node: SnapshotNode): void => {
    for (const target of referencesOf(node)) references.add(target);
    const kids = elementChildren(node);
    for (const kid of kids) survey(kid);
    if (kids.length < 2 || kids.length > MOST_NAMES * 2) return;
    const named = kids.filter((kid) => nodeText(kid, 20).length > 0);
    if (named.some((kid) => nodeText(kid, LONGEST_NAME + 1).length > LONGEST_NAME)) return;
    if (named.length >= 2 && named.length <= MOST_NAMES && named.filter(isCaption).length * 2 >= named.length)
      strips.set(node, named.length);
  };
  const findFamilies = (node: SnapshotNode): void => {
    const kids = elementChildren(node);
    if (kids.some((kid) => kid.hidden && kid.children.length > 0 && kid.tag !== 'head')) families.push(node);
    if (kids.length > 1 && kids.length < MOST_NAMES) hideCut(kids, hide);
    for (const kid of kids) findFamilies(kid);
  };
  findFamilies(root);
  if (families.length === 0) return { show, hide };
  survey(root);

  const opens = (node: SnapshotNode) => dictionary.expanders.has(foldCaption(nodeText(node, 20)));
  const hasOpener = (node: SnapshotNode, depth: number): boolean =>
    opens(node) ||
    (depth > 0 &&
      nodeText(node, 20).length <= 20 &&
      elementChildren(node).some((kid) => hasOpener(kid, depth - 1)));

  const sizes = new Set(strips.values());
  /** Names of the strip that a box is, or holds alone. */
  const namesIn = (node: SnapshotNode): number | undefined => {
    const own = strips.get(node);
    const kids = own === undefined ? elementChildren(node).filter((kid) => nodeText(kid, 1) !== '') : [];
    return kids.length === 1 ? namesIn(kids[0]!) : own;
  };
  for (const parent of families) {
    const kids = elementChildren(parent).filter(
      (kid) => nodeText(kid, 1) !== '' && kid.tag !== 'script' && kid.tag !== 'style',
    );
    // What hangs on all of them is found once: a page may have thousands side by side.
    const order = new Map(kids.map((kid, i) => [kid, i]));
    const byTag = new Map<string, SnapshotNode[]>();
    for (const kid of kids) {
      const like = byTag.get(kid.tag);
      if (like) like.push(kid);
      else byTag.set(kid.tag, [kid]);
    }
    const cut = kids.filter(endsCutOff).map((kid) => ({ kid, text: nodeText(kid) }));
    const openers = kids.filter((kid) => hasOpener(kid, 2));
    const shownLists = new Set(kids.filter((kid) => !kid.hidden).map(headerOf));
    let strip = -1;
    for (const [i, kid] of kids.entries()) {
      if (i > 0 && namesIn(kids[i - 1]!) !== undefined) strip = i - 1;
      if (!kid.hidden) continue;
      const text = nodeText(kid);
      if (TEMPLATE.test(text) || holdsDialog(kid)) continue;
      const before = kids[i - 1];
      const after = kids[i + 1];
      const twin = cut.find((other) => continues(other.text, text));
      if (twin) {
        show.add(kid);
        hide.add(twin.kid);
        continue;
      }
      const id = kid.attrs?.id;
      const referenced = (id !== undefined && references.has(id)) || kid.attrs?.role === 'tabpanel';
      const alike = byTag.get(kid.tag)!;
      const panel =
        isFamily(alike, sizes) ||
        (strip >= 0 &&
          followsStrip(
            kid,
            alike.filter((one) => order.get(one)! > strip),
            namesIn(kids[strip]!)!,
          ));
      const list = headerOf(kid);
      const otherCase = list !== undefined && shownLists.has(list);
      const folded =
        FOLDABLE.has(kid.tag) && isCaption(before) && (!after || after.hidden === true || isCaption(after));
      const behindButton = openers.length > 1 || (openers.length === 1 && openers[0] !== kid);
      if (referenced || panel || otherCase || folded || behindButton) show.add(kid);
    }
  }
  return { show, hide };
}

const endsCutOff = (kid: SnapshotNode): boolean => !kid.hidden && CUT.test(nodeText(kid).replace(OPENER, ''));

/** As many like boxes as a strip has names. A box that opens over the page is one hidden child among many others. */
function isFamily(alike: readonly SnapshotNode[], sizes: ReadonlySet<number>): boolean {
  if (alike.length < 2 || !sizes.has(alike.length)) return false;
  const closed = alike.filter(({ hidden }) => hidden).length;
  return alike.length > closed && closed * 2 >= alike.length;
}

/** Panels that follow their strip in the same box: all that follows, or as many as there are names, one of them open. */
function followsStrip(kid: SnapshotNode, panels: readonly SnapshotNode[], names: number): boolean {
  if (panels.length === names) return true;
  const first = panels.slice(0, names);
  return (
    first.includes(kid) &&
    first.filter((panel) => !panel.hidden).length === 1 &&
    panels.length > names &&
    !panels[names]!.hidden
  );
}

/** Captions of a list's header, so many alike tell that both boxes hold the same list. */
const FEWEST_ALIKE = 3;

/** The header of the list in a box: 情形一 and 情形二 have the same, and a script shows one of them. */
function headerOf(node: SnapshotNode): string | undefined {
  const captions: string[] = [];
  const collect = (at: SnapshotNode): void => {
    if (at.tag === 'th') captions.push(nodeText(at, LONGEST_NAME));
    else for (const kid of elementChildren(at)) collect(kid);
  };
  collect(node);
  return captions.length >= FEWEST_ALIKE ? `${node.tag}:${captions.join()}` : undefined;
}

const DIALOGS = new Set(['dialog', 'alertdialog']);

/** What opens over the page is another page: an example, a picker. */
function holdsDialog(node: SnapshotNode): boolean {
  const said = (at: SnapshotNode) => at.tag === 'dialog' || DIALOGS.has(at.attrs?.role ?? '');
  return said(node) || elementChildren(node).some(said);
}

/** Cut and full text side by side, told apart only by a style sheet: the cut one goes. */
function hideCut(kids: readonly SnapshotNode[], hide: Set<SnapshotNode>): void {
  for (const kid of kids) {
    if (kid.hidden || !endsCut(kid)) continue;
    const cut = nodeText(kid);
    if (
      kids.some(
        (other) =>
          other !== kid &&
          !other.hidden &&
          continues(cut, nodeText(other)) &&
          nodeText(other).length > cut.length,
      )
    )
      hide.add(kid);
  }
}

/** Last text of a node, found without reading the rest. */
function endsCut(node: SnapshotNode): boolean {
  const last = node.children.findLast((c) => typeof c !== 'string' || c.trim() !== '');
  return last !== undefined && (typeof last === 'string' ? CUT.test(last) : endsCut(last));
}

/** The long text begins as the cut one does. */
function continues(cut: string, full: string): boolean {
  const bare = (s: string) => s.replace(/\s/g, '');
  const start = bare(cut.replace(OPENER, '').trim().replace(CUT, ''));
  return start.length >= 4 && bare(full).startsWith(start);
}
