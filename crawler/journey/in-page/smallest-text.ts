// Runs in the page: the size of its smallest text as it is seen. Put together by script.ts. The function is turned into text, so it
// must stand alone.
import type { VisitKit } from '../../visit/in-page/kit.ts';

/** CSS pixels, on a page that a phone shows zoomed out as small as they look there; 0 where there is no text. */
export function smallestText(kit: VisitKit): number {
  const zoom = Math.min(1, visualViewport?.scale ?? 1);
  let least = 0;
  for (const element of document.body.querySelectorAll('*')) {
    const own = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim().length > 1,
    );
    if (!own || !kit.seen(element)) continue;
    const size = Number.parseFloat(getComputedStyle(element).fontSize) * zoom;
    if (size > 0 && (least === 0 || size < least)) least = size;
  }
  return Math.round(least * 10) / 10;
}
