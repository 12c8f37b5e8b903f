// Runs in the page: walks the live tree into the neutral tree of store/schemas/snapshot.ts. Installed by page-scripts.ts.
// The function is turned into text, so it must stand alone.
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';

export interface Walker {
  /** Tree below an element; every element met is remembered in `nodes`. */
  walk(element: Element): SnapshotNode;
  /** Node of each element at its last walk. */
  nodes: WeakMap<Element, SnapshotNode>;
  /** Text nodes that a person sees, in the order of the page, frames and shadow trees included. */
  visibleTexts(root: Element): Text[];
  visible(element: Element): boolean;
  /** Parent across shadow roots and frames. */
  parent(node: Node): Element | null;
  /** All elements, frames and shadow trees included. */
  elements(root: Element): Element[];
  /** Whether the page was larger than what is walked. */
  truncated(): boolean;
}

export function installWalker(rules: { kept: string; empty: readonly string[]; longest: number }): void {
  const host = globalThis as unknown as { __guideWalker?: Walker };
  if (host.__guideWalker) return;
  const MAX_NODES = 60_000;
  const KEPT = new RegExp(rules.kept);
  // The head is walked as hidden, same-origin frames are seen through.
  const EMPTY = new Set(rules.empty.filter((tag) => tag !== 'head' && tag !== 'iframe'));
  const nodes = new WeakMap<Element, SnapshotNode>();
  let count = 0;
  let truncated = false;

  const styleOf = (element: Element) =>
    (element.ownerDocument.defaultView ?? globalThis).getComputedStyle(element);
  /** Squeezed to nothing or moved off the page: rendered, yet nobody sees it. */
  const squeezed = (element: Element): boolean => {
    const { clientWidth, clientHeight } = element as HTMLElement;
    if (clientWidth <= 1 || clientHeight <= 1) {
      const style = styleOf(element);
      const cut = style.overflow !== 'visible' && style.display !== 'inline' && style.display !== 'contents';
      if (cut && (clientHeight <= 1 || clientWidth <= 1)) return true;
    }
    const offset = (element as HTMLElement).offsetLeft ?? 0;
    return (
      (offset < -1000 || (element as HTMLElement).offsetTop < -1000) && styleOf(element).position !== 'static'
    );
  };
  /** Seen, given that its parent is: `gone` hides the descendants too, `unseen` lets a child show itself again. */
  const sight = (element: Element): 'seen' | 'unseen' | 'gone' => {
    if (EMPTY.has(element.localName)) return 'gone';
    if (!element.checkVisibility()) return styleOf(element).display === 'contents' ? 'seen' : 'gone';
    if (!element.checkVisibility({ opacityProperty: true })) return 'gone';
    if (squeezed(element)) return 'gone';
    return element.checkVisibility({ visibilityProperty: true }) ? 'seen' : 'unseen';
  };

  const frameRoot = (element: Element): Element | null => {
    if (element.localName !== 'iframe' && element.localName !== 'frame') return null;
    try {
      return (element as HTMLIFrameElement).contentDocument?.body ?? null;
    } catch {
      return null;
    }
  };
  const childrenOf = (element: Element): Iterable<Node> => {
    const frame = frameRoot(element);
    if (frame) return [frame];
    if (element.localName === 'slot') {
      const assigned = (element as HTMLSlotElement).assignedNodes();
      if (assigned.length > 0) return assigned;
    }
    return element.shadowRoot?.childNodes ?? element.childNodes;
  };
  const parent = (node: Node): Element | null => {
    if (node.parentElement)
      return (node.parentElement.shadowRoot && (node as Element).assignedSlot) || node.parentElement;
    const root = node.getRootNode();
    if (root instanceof ShadowRoot) return root.host;
    return (node.ownerDocument?.defaultView?.frameElement as Element | null | undefined) ?? null;
  };

  const originOf = (element: Element): [number, number] => {
    let [x, y] = [0, 0];
    for (let view = element.ownerDocument.defaultView; view && view !== globalThis.window; ) {
      const frame = view.frameElement;
      if (!frame) break;
      const rect = frame.getBoundingClientRect();
      x += rect.left;
      y += rect.top;
      view = frame.ownerDocument.defaultView;
    }
    return [x + globalThis.scrollX, y + globalThis.scrollY];
  };

  /** By tag name: an element of a frame is no instance of this window's classes. */
  const shownValue = (element: Element): string | null => {
    const { value, type } = element as HTMLInputElement;
    if (element.localName === 'input') return /^(password|hidden|file)$/.test(type) ? null : value;
    if (element.localName === 'textarea') return value;
    if (element.localName === 'select') return (element as HTMLSelectElement).selectedOptions[0]?.text ?? '';
    return null;
  };
  const attributesOf = (element: Element): Record<string, string> | undefined => {
    const found: Record<string, string> = {};
    for (const { name, value } of element.attributes)
      if (name !== 'value' && KEPT.test(name) && value.length <= rules.longest) found[name] = value;
    for (const name of ['href', 'src'] as const) {
      const absolute = (element as Element & { href?: unknown; src?: unknown })[name];
      if (found[name] && typeof absolute === 'string') found[name] = absolute;
    }
    const value = shownValue(element);
    if (value !== null) found.value = value;
    return Object.keys(found).length > 0 ? found : undefined;
  };

  const textOf = (node: Text, keepsSpace: boolean): string =>
    keepsSpace ? node.data : node.data.replace(/[ \t\n\r\f]+/g, ' ');

  const walk = (element: Element, above: 'seen' | 'unseen' | 'gone'): SnapshotNode => {
    count++;
    const tag = element.localName;
    const node: SnapshotNode = { tag, children: [] };
    nodes.set(element, node);
    const attrs = attributesOf(element);
    if (attrs) node.attrs = attrs;
    const own = above === 'gone' ? 'gone' : sight(element);
    if (own !== 'seen') node.hidden = true;
    else {
      const rect = element.getBoundingClientRect();
      const [x, y] = originOf(element);
      node.box = [
        Math.round(rect.left + x),
        Math.round(rect.top + y),
        Math.round(rect.width),
        Math.round(rect.height),
      ];
    }
    if (EMPTY.has(tag)) return node;
    if (count > MAX_NODES) {
      truncated = true;
      return node;
    }
    const keepsSpace = own === 'seen' && /pre/.test(styleOf(element).whiteSpace);
    let seenChild = false;
    for (const child of childrenOf(element)) {
      if (child.nodeType === Node.TEXT_NODE) {
        const text = textOf(child as Text, keepsSpace);
        if (text) node.children.push(text);
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        const below = walk(child as Element, own);
        if (!below.hidden) seenChild = true;
        node.children.push(below);
      }
    }
    // A visible child inside `visibility: hidden`: a reader that stops at hidden nodes must not miss it.
    if (own === 'unseen' && seenChild && !node.children.some((c) => typeof c === 'string' && c.trim()))
      delete node.hidden;
    return node;
  };

  const visibleTexts = (root: Element): Text[] => {
    const found: Text[] = [];
    const go = (element: Element) => {
      const own = sight(element);
      if (own === 'gone') return;
      for (const child of childrenOf(element)) {
        if (child.nodeType === Node.ELEMENT_NODE) go(child as Element);
        else if (own === 'seen' && child.nodeType === Node.TEXT_NODE && (child as Text).data.trim())
          found.push(child as Text);
      }
    };
    go(root);
    return found;
  };
  const visible = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = parent(at)) {
      const own = sight(at);
      if (own === 'gone' || (own === 'unseen' && at === element)) return false;
    }
    return true;
  };
  const elements = (root: Element): Element[] => {
    const found: Element[] = [];
    const go = (element: Element) => {
      found.push(element);
      for (const child of childrenOf(element)) if (child.nodeType === Node.ELEMENT_NODE) go(child as Element);
    };
    go(root);
    return found;
  };
  const walker: Walker = {
    walk: (element) => walk(element, 'seen'),
    nodes,
    visibleTexts,
    visible,
    parent,
    elements,
    truncated: () => truncated,
  };
  Object.defineProperty(host, '__guideWalker', { value: Object.freeze(walker) });
}
