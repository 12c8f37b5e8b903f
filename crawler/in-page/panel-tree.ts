// Runs in the page: keeps what each click revealed in one tree, although panels replace one another. Installed by page-scripts.ts,
// used by panels.ts. The function is turned into text, so it must stand alone.
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';
import type { Walker } from '../snapshot/in-page.ts';
import type { Control, Controls } from './controls.ts';

/** Text nodes that were seen, with all boxes around each: after a click they may be gone from the page. */
export type Seen = Map<Text, { data: string; around: Set<Element> }>;

export interface PanelTree {
  seenTexts(): Seen;
  /** Brings what is new since `before` into the tree of the last walk. True when there was something. */
  keepNew(before: Seen, strip: Set<string>, control: Control): boolean;
}

export function installPanelTree(): void {
  type Parts = { __guidePanelTree?: PanelTree; __guideWalker: Walker; __guideControls: Controls };
  const host = globalThis as unknown as Parts;
  if (host.__guidePanelTree) return;
  const { __guideWalker: walker, __guideControls: controls } = host;
  const bare = (text: string) => text.replace(/\s+/g, '');

  const seenTexts = (): Seen =>
    new Map(
      walker.visibleTexts(document.body).map((text) => {
        const around = new Set<Element>();
        for (let at = walker.parent(text); at; at = walker.parent(at)) around.add(at);
        return [text, { data: text.data, around }];
      }),
    );
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

  /** The largest elements in which at least half of what is seen is new. */
  const newRoots = (before: Seen, strip: Set<string>, pressed: Element): Element[] => {
    const sizes = new Map<Element, { fresh: number; all: number }>();
    // A strip of tabs that was drawn anew shows nothing new.
    const drawnAnew = controls.find().filter((c) => strip.has(c.key));
    const buttons = new Set<Element>([pressed, ...drawnAnew.map((c) => c.element)]);
    const inButton = (text: Text): boolean => {
      for (let at = walker.parent(text); at; at = walker.parent(at)) if (buttons.has(at)) return true;
      return false;
    };
    const direct = new Set<Element>();
    for (const text of walker.visibleTexts(document.body)) {
      const size = bare(text.data).length;
      const fresh = before.get(text)?.data === text.data || inButton(text) ? 0 : size;
      if (fresh && text.parentElement) direct.add(text.parentElement);
      for (let at = walker.parent(text); at; at = walker.parent(at)) {
        const sum = sizes.get(at) ?? { fresh: 0, all: 0 };
        sum.fresh += fresh;
        sum.all += size;
        sizes.set(at, sum);
      }
    }
    const roots: Element[] = [];
    const within = new Map<Element, Element[]>();
    for (const element of sizes.keys()) {
      const up = walker.parent(element);
      if (up) within.set(up, [...(within.get(up) ?? []), element]);
    }
    const go = (element: Element) => {
      const size = sizes.get(element);
      if (!size?.fresh) return;
      const holdsButton = element.contains(pressed);
      if (!holdsButton && (size.fresh * 2 >= size.all || direct.has(element))) roots.push(element);
      else for (const child of within.get(element) ?? []) go(child);
    };
    go(document.body);
    return roots;
  };

  /** Nodes that stand for panels: made here, never the page's own attribute of that name. */
  const panels = new WeakSet<SnapshotNode>();
  const isSection = (c: SnapshotNode | string): c is SnapshotNode =>
    typeof c !== 'string' && c.tag === 'section' && panels.has(c);
  const holdsPanels = (node: SnapshotNode): boolean =>
    node.children.some((c) => typeof c !== 'string' && (panels.has(c) || holdsPanels(c)));
  /** The node takes over what another one says; who points at it still does. */
  const become = (node: SnapshotNode, fresh: SnapshotNode): void => {
    for (const name of Object.keys(node) as (keyof SnapshotNode)[]) delete node[name];
    Object.assign(node, fresh);
  };

  /** Node that holds what an element shows at present: its own, or the section of the panel shown last. */
  const holders = new WeakMap<Element, SnapshotNode>();
  const bareStrings = (node: SnapshotNode): string =>
    stringsOf({ ...node, children: node.children.filter((c) => !isSection(c)) }).join('');

  /** Brings what a click revealed into the tree: in its own place, or as a section of its own where it replaced something. */
  const keep = (root: Element, { name, kind }: Control, before: Seen): void => {
    let anchor: Element | null = root;
    while (anchor && !walker.nodes.has(anchor)) anchor = walker.parent(anchor);
    const own = anchor && walker.nodes.get(anchor);
    if (!anchor || !own) return;
    const place = anchor;
    const holder = holders.get(anchor) ?? own;
    const sections = own.children.filter(isSection);
    const earlier = [...before].filter(([, { around }]) => around.has(place));
    const seen = seenTexts();
    const grown =
      earlier.every(([text]) => seen.has(text)) ||
      (kind === 'more' &&
        contains(
          [...seen.values()].map(({ data }) => bare(data)),
          earlier.map(([, { data }]) => bare(data)),
        ));
    const remembered = new Map(walker.elements(anchor).map((e) => [e, walker.nodes.get(e)]));
    if (grown && !holder.children.some((c) => typeof c !== 'string' && !panels.has(c) && holdsPanels(c))) {
      const nested = holder.children.filter(isSection);
      const title = panels.has(holder) ? holder.attrs?.['data-panel'] : undefined;
      become(
        holder,
        holder === own ? walker.walk(anchor) : { ...holder, children: walker.walk(anchor).children },
      );
      holder.children.push(...nested);
      if (title) label(holder, title);
      if (kind === 'tab' && earlier.length === 0 && anchor === root) label(holder, name);
      walker.nodes.set(anchor, own);
      return;
    }
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

  const keepNew = (before: Seen, strip: Set<string>, control: Control): boolean => {
    const roots = newRoots(before, strip, control.element);
    for (const root of roots) keep(root, control, before);
    return roots.length > 0;
  };
  Object.defineProperty(host, '__guidePanelTree', {
    value: Object.freeze({ seenTexts, keepNew } satisfies PanelTree),
  });
}
