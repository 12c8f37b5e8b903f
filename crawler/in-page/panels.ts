// Runs in the page: opens everything, and keeps what each panel showed in one tree although panels replace one another.
// Installed by page-scripts.ts, started by open-panels.ts. The function is turned into text, so it must stand alone.
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';
import type { Walker } from '../snapshot/in-page.ts';
import type { Control, Controls } from './controls.ts';
import type { PanelTree } from './panel-tree.ts';
import type { Seen, Sight } from './sight.ts';
import type { Stay } from './stay.ts';
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
    __guideStay: Stay;
    __guideControls: Controls;
    __guidePanelTree: PanelTree;
    __guideSight: Sight;
  };
  const host = globalThis as unknown as Parts;
  if (host.__guidePanels) return;
  const {
    __guideWalker: walker,
    __guideWatch: watch,
    __guideStay: stay,
    __guideControls: controls,
    __guidePanelTree: tree,
    __guideSight: sight,
  } = host;
  const MAX_CLICKS = 120;
  const MAX_LOADS = 30;

  const open = async (options: PanelsOptions): Promise<PanelsResult> => {
    const { quiet, click } = options;
    const end = performance.now() + options.panels;
    const opened: string[] = [];
    const failed = new Map<string, string[]>();
    const pressed = new WeakSet<Element>();
    const tabs = new Map<string, number>();
    let clicks = 0;
    /** The scene after the last click. */
    let found: Control[] = [];
    let seen: Seen = { texts: new Map(), parents: new Map() };
    let whole = true;
    stay.lock();
    const press = async (some: Control[]): Promise<void> => {
      watch.mark();
      const failing = new Set<string>();
      for (const control of some) {
        clicks++;
        pressed.add(control.element);
        const attempts = stay.attempts();
        try {
          controls.press(control);
        } catch {
          failing.add(control.name);
        }
        if (stay.attempts() > attempts) failing.add(control.name);
      }
      const attempts = stay.attempts();
      const settled = await watch.settle(quiet, Math.max(50, Math.min(click, end - performance.now())));
      if (!settled.quiet || settled.failures.length > 0 || stay.attempts() > attempts)
        for (const c of some) failing.add(c.name);
      for (const { name } of some) {
        if (failing.has(name)) failed.set(name, [...(failed.get(name) ?? []), ...settled.failures]);
        else if (!opened.includes(name)) opened.push(name);
      }
      found = controls.find();
    };
    const late = () => performance.now() > end || clicks >= MAX_CLICKS;
    const next = (kind: Control['kind']) =>
      found.filter((c) => c.kind === kind && !pressed.has(c.element) && !tabs.has(`${kind} ${c.key}`));
    const expandAll = async () => {
      for (let some = next('expand'); some.length > 0 && !late(); some = next('expand')) await press(some);
    };

    found = controls.find();
    await expandAll();
    const root = walker.walk(document.documentElement);
    seen = sight.see();
    const reveal = async (control: Control): Promise<boolean> => {
      const before = seen;
      const stood = new Set(found.map((c) => c.key));
      await press([control]);
      await expandAll();
      seen = sight.see();
      const strip = found.filter((c) => stood.has(c.key));
      return tree.keepNew(before, seen, strip, control);
    };
    /** A tab that changed nothing was open already, or is none: it gets a second chance when another one has been opened. */
    const idle: Control[] = [];
    let changes = 0;
    for (let rounds = 0; !late() && rounds < MAX_CLICKS; rounds++) {
      const more = next('more')[0];
      if (more) {
        for (let i = 0; i < MAX_LOADS && !late() && more.element.isConnected; i++) {
          const before = seen.texts.size;
          await reveal(more);
          const again = found.some(
            (c) => c.element === more.element && c.name === more.name && /加载|更多/.test(c.name),
          );
          if (!again || seen.texts.size <= before) break;
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
        const same = tab.element.isConnected ? tab : found.find((c) => c.key === tab.key);
        if (same && !late()) await reveal(same);
      }
    if (late()) whole = false;
    const failures = [...failed].map(([name, requests]) => ({ name, requests: [...new Set(requests)] }));
    return { title: document.title, root, opened, failed: failures, whole: whole && !walker.truncated() };
  };

  const reopen = async (name: string, { quiet, click }: PanelsOptions): Promise<void> => {
    stay.lock();
    for (const control of controls.find().filter((c) => c.name === name)) {
      watch.mark();
      controls.press(control);
      await watch.settle(quiet, click);
    }
  };
  Object.defineProperty(host, '__guidePanels', { value: Object.freeze({ open, reopen } satisfies Panels) });
}
