// Runs in the page: finds what a finding talks of among what is seen, and frames it for a picture. Installed by page-scripts.ts,
// called by second-look.ts. The function is turned into text, so it must stand alone.
import type { Spot } from '../look-spot.ts';
import type { Walker } from '../snapshot/in-page.ts';

export interface LookTarget extends Spot {
  dom: string | null;
}

export interface Look {
  /** Frames the element in red and scrolls to it. Returns the clip in the window's CSS pixels, null when it is not seen. */
  frame(target: LookTarget): { x: number; y: number; width: number; height: number } | null;
  unframe(): void;
}

export function installLook(): void {
  const host = globalThis as unknown as { __guideLook?: Look; __guideWalker: Walker };
  if (host.__guideLook) return;
  const { elements, parent, visible, visibleTexts } = host.__guideWalker;
  /** To the sides wide enough for the caption that stands beside the value. */
  const [BESIDE, ABOVE] = [160, 40];
  const [WIDEST, HIGHEST] = [1200, 600];
  const bare = (text: string | null) => (text ?? '').replace(/\s+/g, '');
  /** What is seen of an element: panels of a box that are not shown have the text too, and nothing of it to frame. */
  const shows = (element: Element, wanted: string): boolean =>
    bare(element.textContent).includes(wanted) &&
    bare([...visibleTexts(element)].map((text) => text.data).join('')).includes(wanted);
  let mark: HTMLElement | null = null;

  const byPath = (path: string | null): Element | null => {
    try {
      return path ? document.querySelector(path) : null;
    } catch {
      return null;
    }
  };
  /** The smallest elements seen that hold the text, in the order of the page. */
  const innermost = (box: Element, wanted: string): Element[] => {
    const holders = elements(box).filter((element) => shows(element, wanted) && visible(element));
    const outer = new Set(holders.map((holder) => parent(holder)));
    return holders.filter((holder) => !outer.has(holder));
  };
  const find = ({ dom, text, within, nth }: LookTarget): Element | null => {
    const box = within === null ? undefined : innermost(document.body, within)[0];
    const found = box && innermost(box, text)[nth];
    if (found) return found;
    const named = byPath(dom);
    if (named && visible(named) && shows(named, text)) return named;
    // One picture of the wrong place is worse than none.
    const all = innermost(document.body, text);
    return all.length === 1 ? all[0]! : null;
  };

  const unframe = () => {
    mark?.remove();
    mark = null;
  };
  const frame: Look['frame'] = (target) => {
    unframe();
    const element = find(target);
    if (!element) return null;
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    let { left, top, width, height } = element.getBoundingClientRect();
    for (
      let view = element.ownerDocument.defaultView;
      view && view !== window;
      view = view.parent as typeof view
    ) {
      const rect = view.frameElement?.getBoundingClientRect();
      left += rect?.left ?? 0;
      top += rect?.top ?? 0;
    }
    if (width === 0 || height === 0) return null;
    const clipLeft = Math.max(0, left - BESIDE);
    const clipTop = Math.max(0, top - ABOVE);
    width = Math.min(width, WIDEST - 2 * BESIDE);
    height = Math.min(height, HIGHEST - 2 * ABOVE);
    mark = document.createElement('div');
    mark.style.cssText =
      `all:initial;position:fixed;z-index:2147483647;pointer-events:none;box-sizing:border-box;border:3px solid red;` +
      `left:${left - 4}px;top:${top - 4}px;width:${width + 8}px;height:${height + 8}px`;
    document.documentElement.append(mark);
    return {
      x: clipLeft,
      y: clipTop,
      width: Math.max(1, Math.min(WIDEST, left + width + BESIDE - clipLeft, innerWidth - clipLeft)),
      height: Math.max(1, Math.min(HIGHEST, top + height + ABOVE - clipTop, innerHeight - clipTop)),
    };
  };
  Object.defineProperty(host, '__guideLook', { value: Object.freeze({ frame, unframe } satisfies Look) });
}
