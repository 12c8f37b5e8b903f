// Runs in the page: what lies over the page and how it is closed. Put together by script.ts.
// The function is turned into text, so it must stand alone.
import type { Layer } from '../../../store/schemas/page-visit.ts';
import type { VisitKit } from './kit.ts';

export function measureLayers(kit: VisitKit): Layer[] {
  const CLOSES = /^(?:关闭|关闭弹窗|关闭窗口|close|×|✕|✖|╳|x|取消|我?知道了|暂不.*|以后再说)$/i;
  const isLayer = (element: Element): boolean => {
    const { position, zIndex, pointerEvents } = kit.style(element);
    if (pointerEvents === 'none') return false;
    if (position === 'fixed') return true;
    const lifted = position === 'absolute' && Number(zIndex) > 0;
    return element.matches('dialog[open]') || (lifted && element.matches('[role=dialog],[aria-modal=true]'));
  };
  const closeOf = (element: Element): boolean =>
    CLOSES.test(kit.name(element)) ||
    /(?:^|[-_ ])close(?:$|[-_ ])/i.test(element.getAttribute('class') ?? '');

  const found: Layer[] = [];
  const taken: Element[] = [];
  for (const element of document.body.querySelectorAll('*')) {
    if (!isLayer(element) || !kit.seen(element) || taken.some((outer) => outer.contains(element))) continue;
    taken.push(element);
    const { left, top, right, bottom, width } = element.getBoundingClientRect();
    const across = Math.max(0, Math.min(right, innerWidth) - Math.max(left, 0));
    const down = Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
    if (across * down === 0) continue;
    const closes = [...element.querySelectorAll('a,button,[role=button],[onclick],span,i,img')].filter(
      (one) => closeOf(one) && kit.seen(one) && !one.parentElement?.closest('button,a,[role=button]'),
    );
    found.push({
      selector: kit.selector(element),
      // biome-ignore lint/performance/useDomNodeTextContent: only what is seen counts.
      text: kit.tidy((element as HTMLElement).innerText).slice(0, 200),
      box: kit.box(element),
      share: Math.round(((across * down) / (innerWidth * innerHeight)) * 1000) / 1000,
      bar: width >= innerWidth * 0.8 && down < innerHeight * 0.5 && (top <= 0 || bottom >= innerHeight),
      closes: closes.map((one) => ({ selector: kit.selector(one), name: kit.name(one), box: kit.box(one) })),
    });
  }
  return found;
}
