// The page as the extractor sees it: visible elements over one flat list of text runs. An element is a range of
// runs, so "what else stands in this box" is a comparison of two numbers. Called by extract.ts.
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';
import type { Dictionary, Entry } from '../dictionary.ts';
import { captionEntry, foldCaption } from '../dictionary.ts';
import { nodeText } from './node-text.ts';
import type { Reveal } from './reveal.ts';
import { splitCaptions } from './split.ts';

export interface El {
  node: SnapshotNode;
  tag: string;
  parent: El | undefined;
  kids: El[];
  depth: number;
  /** Position among the element children of the real page, from 1. */
  nth: number;
  block: boolean;
  /** Runs [first, last). */
  first: number;
  last: number;
  /** A button or link of the page's own use; it has no runs. */
  control: boolean;
  /** Set by domPath. */
  path?: string;
}

export interface Run {
  text: string;
  el: El;
  /** What separates it from the run before: nothing, a blank, a new line. */
  before: '' | ' ' | '\n';
  /** Set when this run is a caption written into running text (`办理时间：`). */
  caption: Entry | undefined;
  /** The run is a whole text node: a caption may be one without a colon. */
  whole: boolean;
  /** Left out of every value: not the guide's. */
  dead: boolean;
}

export interface Page {
  root: El;
  runs: Run[];
  elements: El[];
  dictionary: Dictionary;
  /** Set by elementOf. */
  byNode?: ReadonlyMap<SnapshotNode, El>;
}

const INLINE = new Set(
  'a abbr b bdi bdo big button cite code data del dfn em font i img input ins kbd label mark o:p q s samp select small span strike strong sub sup time tt u var wbr textarea'.split(
    ' ',
  ),
);
const CELL = new Set(['td', 'th']);
const KEPT_AS_TITLE = new Set([
  'th',
  'dt',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'legend',
  'summary',
  'caption',
]);

/** White space, invisible characters and the private characters of icon fonts. */
const BLANKS = /[\s\u00a0\u3000\u200b-\u200f\u2028\u2029\ufeff\ue000-\uf8ff]/;
const ONLY_BLANKS = /^[\s]*$/;
const BLANKS_ALL = new RegExp(`${BLANKS.source}+`, 'g');

/** Old pages show values in fields of a form. */
const SHOWN_INPUT = /^(?:text|tel|)$/;

/** Parts of a button: icon, word, arrow. */
const MOST_PARTS = 3;

/** 下载空白表, 样表预览: a verb or a kind of file, and no name of its own. */
const FILE_NAME =
  /^\(?(?:点击|点此|点这里|此处|在线|立即|免费)?(?:查看|下载|预览)?(?=\S)(?:(?:空白|示例|填写|填报|示范|参考|样)(?:申请)?(?:表格?|样表|表样|样例|样本|范本|模板|范例|附件|文本|表单)|(?:申请)?(?:表格?|空表|样表|样例|样本|范本|模板|范例|附件)(?=(?:查看|下载|预览)))(?:查看|下载|预览)?\)?$|^\(?(?:点击)?(?:查看|下载|预览)(?:结果|证照)?(?:样本|样例|样张|样式|附件)\)?$/u;

/** Words of a button that the dictionary does not know. */
const LONGEST_BUTTON = 4;

/** 更多地点(2) */
const COUNT_BEHIND = /\(?\d{1,3}[个项条]?\)?$/u;

/** 共2个 ›: how many there are, and the way to them. */
const COUNT_AHEAD = /^共\d{1,3}[个项条处家份][\s›>＞»]+$/u;
/** 查看全部 17 个 */
const WAY_TO_ALL = /^(?:点击)?(?:查看|展开)(?:全部|所有|更多)\s*\d{1,4}\s*[个项条处家份][\s›>＞»]*$/u;

const DASH = /^\s*[-—－–]+\s*\p{Script=Han}/u;

/** A button by what it is, or any small element whose whole text is a button's. */
function isControl(node: SnapshotNode, parent: SnapshotNode | undefined, dictionary: Dictionary): boolean {
  const parentTag = parent?.tag ?? '';
  if (KEPT_AS_TITLE.has(node.tag) || CELL.has(node.tag)) return false;
  const type = node.attrs?.type ?? '';
  if (node.tag === 'select' || (node.tag === 'input' && !SHOWN_INPUT.test(type))) return true;
  if (node.children.length > MOST_PARTS * 2 + 1) return false;
  const text = nodeText(node, 41);
  if (text.length > 40) return false;
  const folded = foldCaption(text);
  const clickable = node.tag === 'button' || node.attrs?.role === 'button';
  if (clickable) {
    if (captionEntry(dictionary, text)) return dictionary.applyControls.has(folded);
    // The head of an accordion is a button too: 1. 居民身份证.
    const heads = node.tag !== 'button' || /^h[1-6]$/.test(parentTag);
    return !heads || folded.length <= LONGEST_BUTTON || dictionary.controls.has(folded);
  }
  // `-` before a button is a value that says nothing; folding would lose it.
  if (!folded || DASH.test(text)) return false;
  if (COUNT_AHEAD.test(text.trim()) || WAY_TO_ALL.test(text.trim())) return true;
  const linked = node.tag === 'a' || node.attrs?.onclick !== undefined;
  const counted = linked ? folded.replace(COUNT_BEHIND, '') : folded;
  if (dictionary.controls.has(counted) && (linked || !dictionary.valueWords.has(folded)))
    return !KEPT_AS_TITLE.has(parentTag) || (counted !== folded && nodeText(parent!, 60) !== text);
  // A link that is called 空表 or 样例 is a file, wherever it stands; its address is read from the link itself.
  if (node.tag === 'a' && (dictionary.fileNames.has(folded) || FILE_NAME.test(folded))) return true;
  return node.tag === 'a' && /^[\s>»+…]*(?:查看|点击|下载|展开|收起)?(?:更多|全部|详情)[\s>»…]*$/.test(text);
}

/** Builds the runs of everything a person can see, or see after opening a panel. */
export function buildPage(root: SnapshotNode, dictionary: Dictionary, reveal: Reveal): Page {
  const page: Page = { root: undefined as unknown as El, runs: [], elements: [], dictionary };
  let pending: Run['before'] = '';
  const gap = (g: Run['before']) => {
    if (g === '\n' || (g === ' ' && pending === '')) pending = g;
  };
  const addText = (raw: string, el: El) => {
    if (ONLY_BLANKS.test(raw)) {
      if (raw) gap(' ');
      return;
    }
    const text = BLANKS.test(raw) ? raw.replace(BLANKS_ALL, ' ') : raw;
    const core = text.trim();
    if (!core) {
      if (text) gap(' ');
      return;
    }
    if (text.startsWith(' ')) gap(' ');
    const pieces = splitCaptions(core, dictionary);
    for (const piece of pieces) {
      page.runs.push({
        text: piece.text,
        caption: piece.caption,
        el,
        before: pending || (piece.spaced ? ' ' : ''),
        whole: pieces.length === 1,
        dead: false,
      });
      pending = '';
    }
    if (text.endsWith(' ')) gap(' ');
  };
  const visit = (node: SnapshotNode, parent: El | undefined, nth: number): El => {
    const block = !INLINE.has(node.tag);
    const el: El = {
      node,
      tag: node.tag,
      parent,
      kids: [],
      depth: parent ? parent.depth + 1 : 0,
      nth,
      block,
      first: page.runs.length,
      last: page.runs.length,
      control: false,
    };
    page.elements.push(el);
    if (node.tag === 'br' || node.tag === 'hr') {
      gap('\n');
      return el;
    }
    const unseen = reveal.hide.has(node) || (node.hidden === true && !reveal.show.has(node));
    if (unseen) return el;
    el.control = isControl(node, parent?.node, dictionary);
    if (block) gap(CELL.has(node.tag) ? ' ' : '\n');
    el.first = page.runs.length;
    if (!el.control && (node.tag === 'input' || node.tag === 'textarea') && node.children.length === 0)
      addText(node.attrs?.value ?? '', el);
    let at = 0;
    for (const child of node.children) {
      if (typeof child === 'string') {
        if (!el.control) addText(child, el);
      } else {
        at += 1;
        if (el.control) continue;
        el.kids.push(visit(child, el, at));
      }
    }
    if (block) gap(CELL.has(node.tag) ? ' ' : '\n');
    el.last = page.runs.length;
    return el;
  };
  page.root = visit(root, undefined, 1);
  return page;
}

/** Text of runs [first, last): new lines between blocks, single blanks, no dead runs. */
export function textOf(
  page: Page,
  first: number,
  last: number,
  skip?: (run: Run, index: number) => boolean,
): string {
  let text = '';
  let gap: Run['before'] = '';
  for (let i = first; i < last; i++) {
    const run = page.runs[i]!;
    if (i > first && (run.before === '\n' || gap !== '\n')) gap = run.before || gap;
    if (run.dead || skip?.(run, i)) continue;
    text += (text ? gap : '') + run.text;
    gap = '';
  }
  return text
    .replace(/[ \t]*\n[ \t\n]*/g, '\n')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Runs [first, last) as they are, nothing between them: for captions, which are a handful of runs. */
export function joined(page: Page, first: number, last: number): string {
  let text = '';
  for (let i = first; i < last; i++) text += page.runs[i]!.text;
  return text;
}

export const size = (el: El): number => el.last - el.first;

/** Child elements with visible text. */
export const filled = (el: El): El[] => el.kids.filter((kid) => size(kid) > 0);

/** Path for document.querySelector: the tree keeps every element of the page. */
export function domPath(el: El): string {
  el.path ??=
    !el.parent || el.tag === 'body'
      ? el.parent
        ? `${domPath(el.parent)}>body`
        : el.tag
      : `${domPath(el.parent)}>${el.tag.replace(/[^\w-]/g, '\\$&')}:nth-child(${el.nth})`;
  return el.path;
}

export function ancestor(el: El, test: (el: El) => boolean): El | undefined {
  for (let at: El | undefined = el; at; at = at.parent) if (test(at)) return at;
  return undefined;
}

/** The element of a node; undefined for what a button holds and for what is hidden. */
export function elementOf(page: Page, node: SnapshotNode): El | undefined {
  page.byNode ??= new Map(page.elements.map((el) => [el.node, el]));
  return page.byNode.get(node);
}
