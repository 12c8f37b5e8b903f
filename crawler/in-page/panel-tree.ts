// Runs in the page: keeps what each click revealed in one tree, although panels replace one another. Installed by page-scripts.ts,
// used by panels.ts. The function is turned into text, so it must stand alone.
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';
import type { Walker } from '../snapshot/in-page.ts';
import type { Control } from './controls.ts';
import type { Seen, Sight } from './sight.ts';

export interface PanelTree {
  /**
   * Brings what is new between two sights into the tree of the last walk. True when there was something.
   * `strip`: controls that stood there before and still do; drawn anew, they show nothing new.
   */
  keepNew(before: Seen, after: Seen, strip: Control[], control: Control): boolean;
}

export function installPanelTree(): void {
  type Parts = { __guidePanelTree?: PanelTree; __guideWalker: Walker; __guideSight: Sight };
  const host = globalThis as unknown as Parts;
  if (host.__guidePanelTree) return;
  const { __guideWalker: walker, __guideSight: sight } = host;
  const bare = (text: string) => text.replace(/\s+/g, '');

  const stringsOf = (node: SnapshotNode): string[] =>
    node.hidden
      ? []
      : node.children.flatMap((c) => (typeof c === 'string' ? (bare(c) ? [bare(c)] : []) : stringsOf(c)));
  /** Everything that stood there still stands there, perhaps longer than its cut form. */
  const contains = (now: string[], before: string[]): boolean => {
    const all = new Set(now);
    return before.every((text) => {
      const start = text.replace(/[….。]+$/, '');
      return (
        all.has(text) ||
        /^(?:展开|收起|更多|查看|加载|显示)/.test(text) ||
        (start !== text && now.some((t) => t.startsWith(start)))
      );
    });
  };

  /** Nodes that stand for panels: made here, never the page's own attribute of that name. */
  const panels = new WeakSet<SnapshotNode>();
  const isSection = (c: SnapshotNode | string): c is SnapshotNode =>
    typeof c !== 'string' && c.tag === 'section' && panels.has(c);
  /** The node takes over what another one says; who points at it still does. */
  const become = (node: SnapshotNode, fresh: SnapshotNode): void => {
    for (const name of Object.keys(node) as (keyof SnapshotNode)[]) delete node[name];
    Object.assign(node, fresh);
  };

  /** Node that holds what an element shows at present: its own, or the section of the panel shown last. */
  const holders = new WeakMap<Element, SnapshotNode>();
  const bareStrings = (node: SnapshotNode): string =>
    stringsOf({ ...node, children: node.children.filter((c) => !isSection(c)) }).join('');

  /** A new element among brothers that all still stand there: the tree gets it in its own place. */
  const insert = (top: Element, anchor: Element, own: SnapshotNode): SnapshotNode | null => {
    const brothers = [...(anchor.shadowRoot ?? anchor).children];
    const standing = new Set(brothers.map((brother) => walker.nodes.get(brother)));
    if (own.children.some((c) => typeof c !== 'string' && !standing.has(c))) return null;
    let at = -1;
    for (const brother of brothers.slice(0, brothers.indexOf(top))) {
      const node = walker.nodes.get(brother);
      if (node) at = Math.max(at, own.children.indexOf(node));
    }
    const fresh = walker.walk(top);
    own.children.splice(at + 1, 0, fresh);
    return fresh;
  };

  /** Buttons and cut texts are meant to go when they were pressed. */
  const meantToGo = (texts: string[]): boolean =>
    texts.every((text) => /^(?:展开|收起|更多|查看|加载|显示)/.test(text) || /…$|\.{3}$/.test(text));
  /** Reads an element again; what was seen in it before and is hidden by now, stays as it was seen. */
  const renew = (element: Element, own: SnapshotNode): void => {
    const within = walker.elements(element);
    const old = new Map(within.map((e) => [e, walker.nodes.get(e)]));
    const title = panels.has(own) ? own.attrs?.['data-panel'] : undefined;
    const sections = own.children.filter(isSection);
    become(own, walker.walk(element));
    own.children.push(...sections);
    if (title) label(own, title);
    walker.nodes.set(element, own);
    let kept: Element | null = null;
    for (const e of within) {
      const [then, now] = [old.get(e), walker.nodes.get(e)];
      if (!then || !now || e === element) continue;
      const refilled = (holders.get(e) ?? then) !== then;
      const gone = now.hidden && !then.hidden && !meantToGo(stringsOf(then));
      if (kept?.contains(e)) walker.nodes.set(e, then);
      else if (refilled || gone) {
        kept = e;
        replace(own, now, then);
        walker.nodes.set(e, then);
      } else {
        now.children.push(...then.children.filter(isSection));
        if (panels.has(then)) label(now, then.attrs!['data-panel']!);
      }
    }
  };
  /** Puts one node in the place of another, somewhere below. */
  const replace = (below: SnapshotNode, out: SnapshotNode, into: SnapshotNode): boolean => {
    const at = below.children.indexOf(out);
    if (at >= 0) below.children[at] = into;
    return at >= 0 || below.children.some((c) => typeof c !== 'string' && replace(c, out, into));
  };

  /** Brings what a click revealed into the tree: in its own place, or as a section of its own where it replaced something. */
  const keep = (found: Element, { name, kind }: Control, before: Seen, after: Seen): void => {
    let root = found;
    let anchor: Element | null = root;
    while (anchor && !walker.nodes.has(anchor)) anchor = walker.parent(anchor);
    const own = anchor && walker.nodes.get(anchor);
    if (!anchor || !own) return;
    const place = anchor;
    if (anchor !== root) {
      let top = root;
      for (let up = walker.parent(top); up && up !== anchor; up = walker.parent(top)) top = up;
      const inserted = insert(top, anchor, own);
      if (inserted && kind === 'tab') label(inserted, name);
      if (inserted) return;
      const all = [...after.texts.keys()].filter((text) => sight.inside(after, text, place));
      if (all.every((text) => sight.inside(after, text, root))) root = place;
    }
    const holder = holders.get(anchor) ?? own;
    const sections = own.children.filter(isSection);
    const earlier = [...before.texts].filter(([text]) => sight.inside(before, text, place));
    const grown =
      earlier.every(([text]) => after.texts.has(text)) ||
      (kind === 'more' &&
        contains(
          [...after.texts.values()].map(bare),
          earlier.map(([, data]) => bare(data)),
        ));
    if (grown && holder === own) {
      renew(anchor, own);
      if (kind === 'tab' && earlier.length === 0 && anchor === root) label(own, name);
      return;
    }
    if (grown) {
      holder.children = walker.walk(anchor).children;
      walker.nodes.set(anchor, own);
      return;
    }
    const remembered = new Map(walker.elements(anchor).map((e) => [e, walker.nodes.get(e)]));
    const fresh = walker.walk(root);
    const shown = stringsOf(fresh).join('');
    // The elements go on standing for what they held first; what they hold now lives in the section.
    for (const [element, node] of remembered) if (node) walker.nodes.set(element, node);
    const same = anchor === root ? [own, ...sections].find((node) => bareStrings(node) === shown) : undefined;
    if (same) {
      if (!panels.has(same)) label(same, name);
      holders.set(anchor, same);
      return;
    }
    const section: SnapshotNode = {
      tag: 'section',
      attrs: {},
      ...(fresh.box ? { box: fresh.box } : {}),
      children: anchor === root ? fresh.children : [fresh],
    };
    label(section, name);
    own.children.push(section);
    if (anchor === root) holders.set(anchor, section);
  };
  const label = (node: SnapshotNode, name: string): void => {
    node.attrs = { ...node.attrs, 'data-panel': name };
    panels.add(node);
  };

  const keepNew: PanelTree['keepNew'] = (before, after, strip, control) => {
    const kept: Element[] = [];
    for (const root of sight.newBoxes(before, after, strip, control.element)) {
      if (kept.some((one) => one.contains(root))) continue;
      kept.push(root);
      keep(root, control, before, after);
    }
    return kept.length > 0;
  };
  Object.defineProperty(host, '__guidePanelTree', {
    value: Object.freeze({ keepNew } satisfies PanelTree),
  });
}
