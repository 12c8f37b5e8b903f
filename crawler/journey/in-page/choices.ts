// Runs in the page: the options of a list that a tap has opened. Put together by script.ts; must stand alone.
import type { VisitKit } from '../../visit/in-page/kit.ts';

export function openChoices(kit: VisitKit): { text: string; selector: string }[] {
  const found = [
    ...document.querySelectorAll(
      '[role=option],[data-value],[class*=option],[class*=sheet] li,[class*=picker] li',
    ),
  ];
  return found
    .filter((one) => kit.seen(one) && !one.matches('input,select,textarea,label'))
    .map((one) => ({
      // biome-ignore lint/performance/useDomNodeTextContent: only what is seen counts.
      text: kit.tidy((one as HTMLElement).innerText),
      selector: kit.selector(one),
    }))
    .filter(({ text }) => text !== '' && text.length <= 40)
    .slice(0, 100);
}
