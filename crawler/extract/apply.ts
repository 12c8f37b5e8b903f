// The button that leads to the application (立即办理), and where it leads. Called by assemble.ts.
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';
import { type Dictionary, foldCaption } from '../dictionary.ts';
import { addressOf, clickables, linkText } from './links.ts';
import { elementChildren, nodeText } from './node-text.ts';
import type { Page } from './tree.ts';

const SCRIPT = /^\s*javascript:/i;
const LONGEST = 20;
/** 请点击进入网上申报系统 is 网上申报. */
const LEADING = /^(?:请|您可以?|可以?|点击|点此|点这里|直接|进入|前往|这里)+/u;
const TRAILING = /(?:系统|平台|页面|入口|通道|\(.*\))+$/u;
/** The portal's own head, foot and menus. */
const CHROME_TAGS = new Set(['nav', 'footer', 'header']);
const CHROME_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'menubar', 'menu', 'menuitem']);
const HOME = '首页';

export interface Apply {
  /** Undefined where the button has no address that can be read. */
  url?: string;
  node: SnapshotNode;
}

/** 立即办理: the first link or button of that name that has an address, else the first one without. */
export function findApply(
  page: Page,
  base: string,
  unseen: (node: SnapshotNode) => boolean,
): Apply | undefined {
  const root = page.root.node;
  const parents = parentsIn(root);
  let first: Apply | undefined;
  for (const node of clickables(root, unseen)) {
    const text = linkText(node);
    if (text.length > LONGEST) continue;
    if (!named(page.dictionary, text) && !labelled(page.dictionary, node, text, parents)) continue;
    if (inChrome(node, parents)) continue;
    const url = addressOf(node, base);
    if (url && !SCRIPT.test(url)) return { url, node };
    first ??= { node };
  }
  return first;
}

type Parents = ReadonlyMap<SnapshotNode, SnapshotNode>;

/** The snapshot's own tree: what a button of the portal's head holds is no part of the read page. */
function parentsIn(root: SnapshotNode): Parents {
  const parents = new Map<SnapshotNode, SnapshotNode>();
  const visit = (node: SnapshotNode): void => {
    for (const kid of elementChildren(node)) {
      parents.set(kid, node);
      visit(kid);
    }
  };
  visit(root);
  return parents;
}

function* above(node: SnapshotNode, parents: Parents): Generator<SnapshotNode> {
  for (let at = parents.get(node); at; at = parents.get(at)) yield at;
}

function named({ applyControls }: Dictionary, text: string): boolean {
  const folded = foldCaption(text);
  return applyControls.has(folded) || applyControls.has(folded.replace(LEADING, '').replace(TRAILING, ''));
}

/** 网上办理 | 点击进入: all the value of a label of that name. */
function labelled(dictionary: Dictionary, node: SnapshotNode, text: string, parents: Parents): boolean {
  if (!LEADING.test(text)) return false;
  for (const cell of above(node, parents)) {
    if (nodeText(cell, LONGEST + 1) !== text) return false;
    if (cell.tag !== 'td' && cell.tag !== 'dd') continue;
    const row = elementChildren(parents.get(cell) ?? cell);
    const label = row[row.indexOf(cell) - 1];
    return label !== undefined && named(dictionary, nodeText(label, LONGEST));
  }
  return false;
}

function inChrome(node: SnapshotNode, parents: Parents): boolean {
  for (const box of above(node, parents)) {
    if (CHROME_ROLES.has(box.attrs?.role ?? '') || (CHROME_TAGS.has(box.tag) && !holdsTitle(box)))
      return true;
    // A menu of the portal begins at its first page.
    if ((box.tag === 'ul' || box.tag === 'ol') && elementChildren(box).some((li) => nodeText(li, 4) === HOME))
      return true;
  }
  return false;
}

const holdsTitle = (node: SnapshotNode): boolean =>
  /^h[1-3]$/.test(node.tag) || elementChildren(node).some(holdsTitle);
