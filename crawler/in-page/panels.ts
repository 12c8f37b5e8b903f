// Runs in the page: opens everything, and keeps what each panel showed in one tree although panels replace one another.
// Installed by page-scripts.ts, started by open-panels.ts. The function is turned into text, so it must stand alone.
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';
import type { Walker } from '../snapshot/in-page.ts';
import type { Control, Controls } from './controls.ts';
import type { Watch } from './watch.ts';

export interface PanelsResult {
  title: string;
  root: SnapshotNode;
  opened: string[];
  /** Controls that could not be opened, with the requests that failed; none: it tried to leave, or took too long. */
  failed: { name: string; requests: string[] }[];
  /** False when the page never became quiet, or was too large. */
  whole: boolean;
}

type Seen = Map<Text, { data: string; around: Set<Element> }>;

export interface PanelsOptions {
  /** Milliseconds: stillness that counts as quiet, bound of one click, bound of all. */
  quiet: number;
  click: number;
  panels: number;
}

export interface Panels {
  open(options: PanelsOptions): Promise<PanelsResult>;
  /** Shows the panel of this name again, for a picture. */
  reopen(name: string, options: PanelsOptions): Promise<void>;
}

export function installPanels(): void {
  type Parts = {
    __guidePanels?: Panels;
    __guideWalker: Walker;
    __guideWatch: Watch;
    __guideControls: Controls;
  };
  const host = globalThis as unknown as Parts;
  if (host.__guidePanels) return;
  const { __guideWalker: walker, __guideWatch: watch, __guideControls: controls } = host;
  const MAX_CLICKS = 120;
  const MAX_LOADS = 30;
  const bare = (text: string) => text.replace(/\s+/g, '');

  /** What is seen, text node by text node, with all boxes around each: after a click they may be gone from the page. */
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

  const open = async (options: PanelsOptions): Promise<PanelsResult> => {
    const { quiet, click } = options;
    const end = performance.now() + options.panels;
    const opened: string[] = [];
    const failed = new Map<string, string[]>();
    const pressed = new WeakSet<Element>();
    const tabs = new Map<string, number>();
    let clicks = 0;
    let whole = true;
    watch.lock();
    const press = async (some: Control[]): Promise<void> => {
      watch.mark();
      const failing = new Set<string>();
      for (const control of some) {
        clicks++;
        pressed.add(control.element);
        const attempts = watch.attempts();
        try {
          controls.press(control);
        } catch {
          failing.add(control.name);
        }
        if (watch.attempts() > attempts) failing.add(control.name);
      }
      const attempts = watch.attempts();
      const settled = await watch.settle(quiet, Math.max(50, Math.min(click, end - performance.now())));
      if (!settled.quiet || settled.failures.length > 0 || watch.attempts() > attempts)
        for (const c of some) failing.add(c.name);
      for (const { name } of some) {
        if (failing.has(name)) failed.set(name, [...(failed.get(name) ?? []), ...settled.failures]);
        else if (!opened.includes(name)) opened.push(name);
      }
    };
    const late = () => performance.now() > end || clicks >= MAX_CLICKS;
    const expandAll = async () => {
      for (let found = next('expand'); found.length > 0 && !late(); found = next('expand'))
        await press(found);
    };
    const next = (kind: Control['kind']) =>
      controls
        .find()
        .filter((c) => c.kind === kind && !pressed.has(c.element) && !tabs.has(`${kind} ${c.key}`));

    await expandAll();
    const root = walker.walk(document.documentElement);
    const reveal = async (control: Control): Promise<boolean> => {
      const before = seenTexts();
      const strip = new Set(controls.find().map((c) => c.key));
      await press([control]);
      await expandAll();
      const roots = newRoots(before, strip, control.element);
      for (const element of roots) keep(element, control, before);
      return roots.length > 0;
    };
    /** A tab that changed nothing was open already, or is none: it gets a second chance when another one has been opened. */
    const idle: Control[] = [];
    let changes = 0;
    for (let rounds = 0; !late() && rounds < MAX_CLICKS; rounds++) {
      const more = next('more')[0];
      if (more) {
        for (let i = 0; i < MAX_LOADS && !late() && more.element.isConnected; i++) {
          const before = seenTexts().size;
          await reveal(more);
          const again = controls
            .find()
            .some((c) => c.element === more.element && c.name === more.name && /加载|更多/.test(c.name));
          if (!again || seenTexts().size <= before) break;
        }
        continue;
      }
      const tab = next('tab')[0];
      if (!tab) break;
      tabs.set(`tab ${tab.key}`, clicks);
      if (await reveal(tab)) changes++;
      else if (!failed.has(tab.name)) idle.push(tab);
    }
    if (changes > 0)
      for (const tab of idle) {
        const same = tab.element.isConnected ? tab : controls.find().find((c) => c.key === tab.key);
        if (same && !late()) await reveal(same);
      }
    if (late()) whole = false;
    const failures = [...failed].map(([name, requests]) => ({ name, requests: [...new Set(requests)] }));
    return { title: document.title, root, opened, failed: failures, whole: whole && !walker.truncated() };
  };

  const reopen = async (name: string, { quiet, click }: PanelsOptions): Promise<void> => {
    watch.lock();
    for (const control of controls.find().filter((c) => c.name === name)) {
      watch.mark();
      controls.press(control);
      await watch.settle(quiet, click);
    }
  };
  Object.defineProperty(host, '__guidePanels', { value: Object.freeze({ open, reopen } satisfies Panels) });
}
