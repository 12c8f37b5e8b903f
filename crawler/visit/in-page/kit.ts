// Runs in the page: what all measurements of a visit share. Put together with them by script.ts.
// The function is turned into text, so it must stand alone.
import type { Box } from '../../../store/schemas/page-visit.ts';

export interface VisitKit {
  selector(element: Element): string;
  box(element: Element): Box;
  /** In the page, from a place in the window. */
  boxOf(rect: DOMRect): Box;
  /** Rendered, not squeezed to nothing, not moved off the page. */
  seen(element: Element): boolean;
  /** Has to be scrolled to, inside of an ancestor that scrolls. */
  scrolledAway(element: Element): boolean;
  /** Itself or an ancestor stands fixed to the window. */
  fixed(element: Element): boolean;
  style(element: Element): CSSStyleDeclaration;
  /** Accessible name, the placeholder left aside. */
  name(element: Element): string;
  tidy(text: string | null | undefined): string;
  round(pixels: number): number;
}

export function visitKit(): VisitKit {
  const styles = new Map<Element, CSSStyleDeclaration>();
  const style = (element: Element): CSSStyleDeclaration => {
    let known = styles.get(element);
    if (!known) {
      known = getComputedStyle(element);
      styles.set(element, known);
    }
    return known;
  };
  const tidy = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const round = (pixels: number): number => Math.round(pixels * 10) / 10;
  const unique = (css: string): boolean => document.querySelectorAll(css).length === 1;

  const selector = (element: Element): string => {
    const path: string[] = [];
    for (let at: Element | null = element; at; at = at.parentElement) {
      if (at.id && unique(`#${CSS.escape(at.id)}`)) {
        path.unshift(`#${CSS.escape(at.id)}`);
        break;
      }
      const tag = at.localName;
      if (tag === 'body' || tag === 'html') {
        path.unshift(tag);
        break;
      }
      const twins = [...(at.parentElement?.children ?? [])].filter((other) => other.localName === tag);
      path.unshift(twins.length > 1 ? `${tag}:nth-of-type(${twins.indexOf(at) + 1})` : tag);
    }
    return path.join('>');
  };
  const boxOf = ({ x, y, width, height }: DOMRect): Box => ({
    x: round(x + scrollX),
    y: round(y + scrollY),
    width: round(width),
    height: round(height),
  });

  const away = new Map<Element, boolean>();
  /** An ancestor cuts everything off (closed fold, text for screen readers alone). */
  const cutAway = (element: Element): boolean => {
    let known = away.get(element);
    if (known === undefined) {
      const { clientWidth, clientHeight, parentElement } = element;
      const squeezed =
        (clientWidth <= 1 || clientHeight <= 1) &&
        style(element).overflow !== 'visible' &&
        !/^(inline|contents)$/.test(style(element).display);
      known = squeezed || (parentElement !== null && cutAway(parentElement));
      away.set(element, known);
    }
    return known;
  };
  type Edges = [left: number, top: number, right: number, bottom: number];
  const NO_EDGES: Edges = [-Infinity, -Infinity, Infinity, Infinity];
  const edges = { now: new Map<Element, Edges>(), ever: new Map<Element, Edges>() };
  const meets = ({ left, top, right, bottom }: DOMRect, within: Edges): boolean =>
    right > within[0] + 1 && bottom > within[1] + 1 && left < within[2] - 1 && top < within[3] - 1;
  /** The element whose overflow may cut this one: what is taken out of the flow leaves those between. */
  const holder = (element: Element): Element | null => {
    const { position } = style(element);
    if (position === 'fixed') return null;
    return position === 'absolute' ? (element as HTMLElement).offsetParent : element.parentElement;
  };
  /**
   * Where in the window an element's content can be seen: cells of a wheel or of a slide show lie outside. `now`: without scrolling
   * inside of it; else also what can be scrolled to.
   */
  const edgesOf = (element: Element | null, now: boolean): Edges => {
    // What the page itself cuts is judged as such.
    if (!element || element === document.body || element === document.documentElement) return NO_EDGES;
    let known = edges[now ? 'now' : 'ever'].get(element);
    if (known === undefined) {
      const outer = edgesOf(holder(element), now);
      const { overflowX, overflowY, display } = style(element);
      const { clientLeft, clientTop, clientWidth, clientHeight } = element;
      const rect = element.getBoundingClientRect();
      const [left, top] = [rect.left + clientLeft, rect.top + clientTop];
      // A script may move the content of a box of the window's size, as a scroller does (iScroll, better-scroll).
      const moved = element.scrollHeight > clientHeight + 1 && clientHeight > innerHeight / 2;
      const scrolls = moved || /auto|scroll/.test(overflowX + overflowY);
      const cuts = (overflow: string): boolean =>
        overflow !== 'visible' && !/^(inline|contents)$/.test(display);
      const [across, down] = [cuts(overflowX), cuts(overflowY)];
      if (scrolls && !now) known = meets(rect, outer) ? NO_EDGES : [0, 0, 0, 0];
      else
        known = [
          across ? Math.max(outer[0], left) : outer[0],
          down ? Math.max(outer[1], top) : outer[1],
          across ? Math.min(outer[2], left + clientWidth) : outer[2],
          down ? Math.min(outer[3], top + clientHeight) : outer[3],
        ];
      edges[now ? 'now' : 'ever'].set(element, known);
    }
    return known;
  };
  const isWithin = (element: Element, now: boolean): boolean =>
    meets(element.getBoundingClientRect(), edgesOf(holder(element), now));
  const seen = (element: Element): boolean => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { width, height, right, bottom } = element.getBoundingClientRect();
    const inPage = width > 1 && height > 1 && right + scrollX > 0 && bottom + scrollY > 0;
    return inPage && !cutAway(element) && isWithin(element, false);
  };
  const scrolledAway = (element: Element): boolean => !isWithin(element, true);
  const stuck = new Map<Element, boolean>();
  const fixed = (element: Element): boolean => {
    let known = stuck.get(element);
    if (known === undefined) {
      const { parentElement } = element;
      known =
        /^(fixed|sticky)$/.test(style(element).position) || (parentElement !== null && fixed(parentElement));
      stuck.set(element, known);
    }
    return known;
  };

  /** Text as assistive technology reads it: pictures by their alternative text, hidden parts not at all. */
  const spoken = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
    if (!(node instanceof Element) || node.getAttribute('aria-hidden') === 'true') return '';
    const label = node.getAttribute('aria-label');
    if (label) return label;
    if (node.localName === 'img') return node.getAttribute('alt') ?? node.getAttribute('title') ?? '';
    if (/^(script|style|select|textarea)$/.test(node.localName) || !node.checkVisibility()) return '';
    return [...node.childNodes].map(spoken).join('');
  };
  const byIds = (ids: string | null): string =>
    (ids ?? '')
      .split(/\s+/)
      .map((id) => (id ? tidy(document.getElementById(id)?.textContent) : ''))
      .join(' ');
  const name = (element: Element): string => {
    const { labels, type, value } = element as HTMLInputElement;
    const labelled = tidy(byIds(element.getAttribute('aria-labelledby')));
    if (labelled) return labelled;
    const aria = tidy(element.getAttribute('aria-label'));
    if (aria) return aria;
    const label = tidy([...(labels ?? [])].map(spoken).join(' '));
    if (label) return label;
    const isField = /^(input|select|textarea)$/.test(element.localName);
    if (isField && /^(submit|reset|button)$/.test(type))
      return tidy(value) || (type === 'button' ? '' : type);
    if (isField && type === 'image')
      return tidy(element.getAttribute('alt') ?? element.getAttribute('title'));
    return (isField ? '' : tidy(spoken(element))) || tidy(element.getAttribute('title'));
  };
  return {
    selector,
    boxOf,
    box: (element) => boxOf(element.getBoundingClientRect()),
    seen,
    scrolledAway,
    fixed,
    style,
    name,
    tidy,
    round,
  };
}
