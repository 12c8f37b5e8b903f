// Runs in the page: clicks a link by script and says whether anything came of it. Installed by page-scripts.ts.
// The function is turned into text, so it must stand alone.
import type { Walker } from '../snapshot/in-page.ts';
import type { Controls } from './controls.ts';
import type { Panels, PanelsOptions } from './panels.ts';
import type { Stay } from './stay.ts';
import type { Watch } from './watch.ts';

export interface PressOptions extends PanelsOptions {
  /** Panels behind which the link may stand. */
  shown: string[];
  /** Milliseconds that an effect may take to begin. */
  patience: number;
}

/** `absent`: no such link can be seen. `restless`: the page changes without a click. */
export type Pressed = 'absent' | 'restless' | 'none' | 'leaves' | 'changes';

export interface PressLink {
  press(text: string, href: string, options: PressOptions): Promise<Pressed>;
}

export function installPressLink(): void {
  type Parts = {
    __guidePressLink?: PressLink;
    __guideWalker: Walker;
    __guideWatch: Watch;
    __guideStay: Stay;
    __guideControls: Controls;
    __guidePanels: Panels;
  };
  const host = globalThis as unknown as Parts;
  if (host.__guidePressLink) return;
  const {
    __guideWalker: walker,
    __guideWatch: watch,
    __guideStay: stay,
    __guideControls: controls,
    __guidePanels: panels,
  } = host;
  const bare = (text: string) => text.replace(/\s+/g, '');

  const find = (text: string, href: string): HTMLElement | undefined =>
    [...walker.elements(document.body)].find(
      (element) =>
        element.localName === 'a' &&
        element.getAttribute('href')?.trim() === href &&
        bare(element.textContent ?? '') === bare(text) &&
        walker.visible(element),
    ) as HTMLElement | undefined;

  /** Where the page stands: a click may only move it. */
  const place = () => `${location.href} ${scrollX} ${scrollY} ${history.length}`;

  const press = async (text: string, href: string, options: PressOptions): Promise<Pressed> => {
    const { quiet, click, patience } = options;
    stay.lock();
    let element = find(text, href);
    for (const name of options.shown) {
      if (element) break;
      await panels.reopen(name, options);
      element = find(text, href);
    }
    if (!element) return 'absent';
    const stirs = async (): Promise<boolean> => {
      await watch.sleep(patience);
      return (await watch.settle(quiet, click)).stirred;
    };
    watch.mark();
    if (await stirs()) return 'restless';
    const [attempts, before] = [stay.attempts(), place()];
    watch.mark();
    controls.press({ element, name: '', kind: 'more', key: '' });
    const stirred = await stirs();
    if (stay.attempts() > attempts) return 'leaves';
    return stirred || place() !== before ? 'changes' : 'none';
  };
  Object.defineProperty(host, '__guidePressLink', { value: Object.freeze({ press } satisfies PressLink) });
}
