// Runs in the page: what one can tap, with size, name and whether something would happen. Put together by script.ts.
// The function is turned into text, so it must stand alone.
import type { Box, Target } from '../../../store/schemas/page-visit.ts';
import type { Watch } from '../../in-page/watch.ts';
import type { VisitKit } from './kit.ts';

export function measureTargets(kit: VisitKit): Target[] {
  const MOST = 1500;
  const TAPPED =
    'a[href],a[onclick],button,input:not([type=hidden]),select,textarea,summary,[role=button],[role=link],[role=tab],[onclick]';
  const { bound } = (globalThis as unknown as { __guideWatch: Watch }).__guideWatch;

  const kindOf = (element: Element): Target['kind'] => {
    if (element.matches('input:not([type=submit],[type=button],[type=reset],[type=image]),select,textarea'))
      return 'field';
    if (element.matches('a[href]')) return 'link';
    return element.matches('button,input,summary') ? 'button' : 'script';
  };
  const area = ({ width, height }: Box): number => Math.min(width, height);
  /** A tap on the label ticks the box: the larger one counts. */
  const boxOf = (element: Element): Box => {
    const own = kit.box(element);
    if (!element.matches('[type=checkbox],[type=radio]')) return own;
    const labels = [...((element as HTMLInputElement).labels ?? [])].filter(kit.seen).map(kit.box);
    return labels.reduce((best, one) => (area(one) > area(best) ? one : best), own);
  };
  /** In a sentence: its line holds words beside it that are no links. */
  const isInline = (element: Element): boolean => {
    if (element.localName !== 'a' || kit.style(element).display !== 'inline') return false;
    let block = element.parentElement;
    while (block && kit.style(block).display === 'inline') block = block.parentElement;
    if (!block) return false;
    const linked = [...block.querySelectorAll('a,button')].reduce(
      (n, a) => n + kit.tidy(a.textContent).length,
      0,
    );
    return kit.tidy(block.textContent).length - linked >= 4;
  };
  const isNative = (element: Element): boolean => {
    if (!element.matches('[type=checkbox],[type=radio]')) return false;
    const { width, height } = element.getBoundingClientRect();
    return kit.style(element).appearance !== 'none' && Math.round(width) === 13 && Math.round(height) === 13;
  };
  const hits = (element: Element): boolean | null => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return null;
    const at = document.elementFromPoint(x, y);
    if (!at) return false;
    const label = at.closest('label') as HTMLLabelElement | null;
    return element.contains(at) || at.contains(element) || label?.control === element;
  };
  const handlerOf = (element: Element): Target['handler'] => {
    if (element.hasAttribute('onclick') || (element as HTMLElement).onclick || bound.has(element))
      return 'own';
    for (let at = element.parentElement; at; at = at.parentElement)
      if (bound.has(at) || at.onclick) return 'above';
    return bound.has(document) || bound.has(globalThis) || document.onclick ? 'above' : 'none';
  };
  /** A button without a type sends the form in which it stands. */
  const submits = (element: Element): boolean => {
    const { form, type } = element as HTMLButtonElement;
    return /^(?:button|input)$/.test(element.localName) && !!form && /^(?:submit|image)$/.test(type);
  };
  const fragmentOf = (href: string | null): boolean | null => {
    const id = /^#([^/!?=&]+)$/.exec(href ?? '')?.[1];
    if (!id) return null;
    let plain = id;
    try {
      plain = decodeURIComponent(id);
    } catch {
      // Kept as written.
    }
    return (
      plain === 'top' || !!document.getElementById(plain) || document.getElementsByName(plain).length > 0
    );
  };

  const found: Target[] = [];
  for (const element of document.querySelectorAll(TAPPED)) {
    if (found.length >= MOST) break;
    // A box around other targets listens for them; they are measured themselves.
    if (!kit.seen(element) || (element.matches('[onclick]:not(a,button)') && element.querySelector(TAPPED)))
      continue;
    if ((element as HTMLInputElement).disabled || element.getAttribute('aria-disabled') === 'true') continue;
    if (element.parentElement?.closest('a[href],button')) continue;
    const href = element.localName === 'a' ? element.getAttribute('href') : null;
    found.push({
      selector: kit.selector(element),
      kind: kindOf(element),
      name: kit.name(element).slice(0, 80),
      box: boxOf(element),
      inline: isInline(element),
      native: isNative(element),
      hit: hits(element),
      fixed: kit.fixed(element),
      focusable: (element as HTMLElement).tabIndex >= 0,
      picture:
        element.querySelector('img,svg,canvas,i') !== null || kit.style(element).backgroundImage !== 'none',
      href: href === null ? null : href.trim().slice(0, 300),
      fragment: fragmentOf(href?.trim() ?? null),
      submits: submits(element),
      handler: handlerOf(element),
    });
  }
  return found;
}
