// Runs in the page: what taps, keys and larger letters change. Put together with the kit by try-script.ts.
// Each function is turned into text, so it must stand alone.
import type { Tried } from '../../../store/schemas/tried.ts';
import type { VisitKit } from './kit.ts';

/** Lines that a person sees, to tell one page from another. */
export function visibleLines(): string[] {
  // biome-ignore lint/performance/useDomNodeTextContent: only what is seen counts.
  const lines = (document.body?.innerText ?? '').split('\n').map((line) => line.trim());
  return [...new Set(lines.filter(Boolean))].slice(0, 400);
}

/** From now on notes whether anything on the page changes or takes the focus. */
export function watchChanges(): void {
  const host = globalThis as unknown as { __visitStir?: { changes: number; observer: MutationObserver } };
  host.__visitStir?.observer.disconnect();
  const stir = { changes: 0, observer: new MutationObserver((records) => (stir.changes += records.length)) };
  stir.observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  const note = () => (stir.changes += 1);
  const [url, top] = [location.href, scrollY];
  addEventListener('scroll', () => Math.abs(scrollY - top) > 4 && note(), { capture: true, passive: true });
  for (const type of ['focusin', 'input', 'change', 'toggle', 'hashchange', 'popstate']) {
    // The control itself takes the focus of any tap.
    const own = (event: Event) =>
      type !== 'focusin' || (event.target as Element).matches('input,select,textarea');
    addEventListener(type, (event) => own(event) && note(), true);
  }
  host.__visitStir = stir;
  Object.defineProperty(stir, 'moved', { get: () => location.href !== url });
}

/** At the end of the page: texts and controls that stand behind a strip fixed to the window. */
export function coveredAtEnd(kit: VisitKit): Tried['covered'] {
  scrollTo(0, document.documentElement.scrollHeight);
  const found: Tried['covered'] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set<Element>();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (
      !element ||
      seen.has(element) ||
      !node.textContent?.trim() ||
      kit.fixed(element) ||
      !kit.seen(element)
    )
      continue;
    seen.add(element);
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    if (x < 0 || x >= innerWidth || y < 0 || y >= innerHeight) continue;
    const at = document.elementFromPoint(x, y);
    if (!at || element.contains(at) || at.contains(element)) continue;
    let layer: Element | null = at;
    while (layer && !/^(?:fixed|sticky)$/.test(kit.style(layer).position)) layer = layer.parentElement;
    const box = layer?.getBoundingClientRect();
    // What scrolls away under a strip above is read before it does.
    const isStrip =
      box && box.width >= innerWidth * 0.8 && box.bottom >= innerHeight - 1 && box.top > innerHeight / 2;
    if (isStrip && found.length < 20)
      found.push({ selector: kit.selector(element), text: kit.tidy(element.textContent).slice(0, 60) });
  }
  scrollTo(0, 0);
  return found;
}

/** Whether the field that has the focus is seen in the window as it is now. */
export function fieldHidden(): boolean {
  const field = document.activeElement;
  if (!field || field === document.body) return false;
  const { left, top, width, height } = field.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  if (y < 0 || y >= innerHeight) return true;
  const at = document.elementFromPoint(x, y);
  return at !== null && !field.contains(at) && !at.contains(field);
}

/** How the edge and the ground of an element look: what marks the focus. Given to the two below, for each is turned into text alone. */
export function edgeLook(element: Element): string {
  const style = getComputedStyle(element);
  const outline = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
  return [
    outline ? `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}` : 'none',
    style.boxShadow,
    style.borderColor,
    style.borderWidth,
    style.backgroundColor,
    style.color,
    style.textDecorationLine,
  ].join('|');
}

/** The element that has the focus, and how it looks; null where it is none of the page. */
export function focused(
  kit: VisitKit,
  look: typeof edgeLook,
): { selector: string; name: string; look: string } | null {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  return { selector: kit.selector(element), name: kit.name(element).slice(0, 60), look: look(element) };
}

/** The same element without the focus. */
export function unfocusedLook(selector: string, look: typeof edgeLook): string {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) return '';
  const before = document.activeElement as HTMLElement | null;
  element.blur();
  const plain = look(element);
  before?.focus();
  return plain;
}

/** Letters half as large again, as phones make them for those who see badly. Stays so. */
export function enlarge(kit: VisitKit): Tried['large'] {
  const TIMES = 1.5;
  const cut = (element: Element): boolean => {
    for (let at: Element | null = element, depth = 0; at && depth < 3; at = at.parentElement, depth++) {
      const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(at);
      const hides = /hidden|clip/.test(overflowX) || /hidden|clip/.test(overflowY);
      const meant = textOverflow === 'ellipsis' || webkitLineClamp !== 'none';
      if (hides && !meant && (at.scrollWidth > at.clientWidth + 2 || at.scrollHeight > at.clientHeight + 4))
        return true;
    }
    return false;
  };
  const texts: HTMLElement[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element && node.textContent?.trim() && kit.seen(element) && texts.at(-1) !== element)
      texts.push(element);
  }
  const sizes = texts.map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  const before = new Set(texts.filter(cut));
  for (const [i, element] of texts.entries()) {
    const line = getComputedStyle(element).lineHeight;
    const ratio = line === 'normal' ? null : Number.parseFloat(line) / sizes[i]!;
    element.style.setProperty('font-size', `${sizes[i]! * TIMES}px`, 'important');
    if (ratio) element.style.setProperty('line-height', String(ratio), 'important');
  }
  const { clientWidth, scrollWidth } = document.scrollingElement ?? document.documentElement;
  return {
    clientWidth,
    scrollWidth,
    cut: texts
      .filter((element) => !before.has(element) && cut(element))
      .slice(0, 20)
      .map((element) => ({
        selector: kit.selector(element),
        text: kit.tidy(element.textContent).slice(0, 60),
      })),
  };
}
