// Runs in the page: what is seen before and after a click, and in which boxes the difference lies. Installed by page-scripts.ts,
// used by panels.ts and panel-tree.ts. The function is turned into text, so it must stand alone.
import type { Walker } from '../snapshot/in-page.ts';
import type { Control } from './controls.ts';

/** Text nodes that are seen, and the box around each node: after a click they may be gone from the page. */
export interface Seen {
  texts: Map<Text, string>;
  parents: Map<Node, Element | null>;
}

export interface Sight {
  see(): Seen;
  /** Whether a node stood inside a box when it was seen. */
  inside(seen: Seen, node: Node, box: Element): boolean;
  /** The largest boxes of what is new. `strip`: controls that stood there before; drawn anew, they are nothing new. */
  newBoxes(before: Seen, after: Seen, strip: Control[], pressed: Element): Element[];
}

export function installSight(): void {
  const host = globalThis as unknown as { __guideSight?: Sight; __guideWalker: Walker };
  if (host.__guideSight) return;
  const { __guideWalker: walker } = host;
  const bare = (text: string) => text.replace(/\s+/g, '');

  const see = (): Seen => {
    const texts = new Map<Text, string>();
    const parents: Seen['parents'] = new Map();
    for (const text of walker.visibleTexts(document.body)) {
      texts.set(text, text.data);
      for (let at: Node | null = text; at && !parents.has(at); ) {
        const up = walker.parent(at);
        parents.set(at, up);
        at = up;
      }
    }
    return { texts, parents };
  };
  const inside = ({ parents }: Seen, node: Node, box: Element): boolean => {
    for (let at = parents.get(node); at; at = parents.get(at)) if (at === box) return true;
    return false;
  };

  /** The largest elements in which at least half of what is seen is new. */
  const newRoots = (before: Seen, after: Seen, strip: Control[], pressed: Element): Element[] => {
    const sizes = new Map<Element, { fresh: number; all: number }>();
    const buttons = new Set<Element>([pressed, ...strip.map((c) => c.element)]);
    const { parents } = after;
    const inButton = (text: Text): boolean => {
      for (let at = parents.get(text); at; at = parents.get(at)) if (buttons.has(at)) return true;
      return false;
    };
    const direct = new Set<Element>();
    for (const [text, data] of after.texts) {
      const size = bare(data).length;
      const fresh = before.texts.get(text) === data || inButton(text) ? 0 : size;
      if (fresh && text.parentElement) direct.add(text.parentElement);
      for (let at = parents.get(text); at; at = parents.get(at)) {
        const sum = sizes.get(at);
        if (sum) {
          sum.fresh += fresh;
          sum.all += size;
        } else sizes.set(at, { fresh, all: size });
      }
    }
    const roots: Element[] = [];
    const within = new Map<Element, Element[]>();
    for (const [element, { fresh }] of sizes) {
      const up = fresh > 0 && parents.get(element);
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

  /** The new or hidden panel itself, where a known box holds nothing else to be seen; else the box. */
  const narrowed = (box: Element, { parents, texts }: Seen): Element => {
    for (let at = box; ; ) {
      const node = walker.nodes.get(at);
      if (!node || node.hidden) return at;
      const inner = new Set<Node>();
      for (const text of texts.keys())
        for (let child: Node = text, up = parents.get(text); up; child = up, up = parents.get(up))
          if (up === at) inner.add(child);
      const [only] = inner;
      if (inner.size !== 1 || only!.nodeType !== Node.ELEMENT_NODE) return box;
      at = only as Element;
    }
  };

  const newBoxes: Sight['newBoxes'] = (before, after, strip, pressed) =>
    newRoots(before, after, strip, pressed).map((box) => narrowed(box, after));
  Object.defineProperty(host, '__guideSight', {
    value: Object.freeze({ see, inside, newBoxes } satisfies Sight),
  });
}
