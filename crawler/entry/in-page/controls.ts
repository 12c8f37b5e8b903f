// Runs in the page: what can be pressed, and what the page says. Called through entry-lane.ts.
// The functions are turned into text, so each must stand alone.

export interface Control {
  name: string;
  /** Its parts, each a text of its own: name, kind, labels. */
  texts: string[];
  /** Lines of the row (list entry, table row, card) in which it stands. */
  row: string[];
  /** Which row of the page it is, so that two controls of one row are one entry; -1: no row. */
  rowIndex: number;
  /** Address that it leads to by itself; null: only its script knows. */
  href: string | null;
  /** Value of `data-guide-audit-entry`, by which it is pressed. */
  mark: string;
  /** Not shown until something is unfolded. */
  hidden: boolean;
  /** Made to be pressed, not only under a hand; and not the tab that is open already. */
  firm: boolean;
  current: boolean;
  /** Part of the page, and tags and classes of what it stands in: equal ones are of one kind. */
  region: 'head' | 'foot' | 'body';
  place: string;
}

export function listControls(most: number): Control[] {
  const SELECTOR =
    'a,button,[role=button],[role=link],[role=tab],[role=menuitem],[onclick],summary,input[type=button],input[type=submit]';
  const tidy = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const shown = (element: Element): boolean =>
    element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
  const bound = (globalThis as unknown as { __guideWatch?: { bound: WeakSet<EventTarget> } }).__guideWatch
    ?.bound;
  const isPointer = (element: Element | null): boolean =>
    element !== null && getComputedStyle(element).cursor === 'pointer';
  /** A tile without a role: bound by a script, or the outermost element under the hand. */
  const isTile = (element: Element): boolean =>
    /^(?:div|li|span|p|img|td|dd|section|article|i|b)$/.test(element.localName) &&
    (bound?.has(element) === true || isPointer(element)) &&
    isPointer(element) &&
    !(
      isPointer(element.parentElement) &&
      element.parentElement?.closest(SELECTOR) === null &&
      element.parentElement !== document.body
    ) &&
    element.closest(SELECTOR) === null &&
    element.querySelector(SELECTOR) === null;
  const words = (element: Element): string => String(Reflect.get(element, 'innerText') ?? '');
  const nameOf = (element: Element): string =>
    tidy(
      (/(?:…|\.{3})$/.test(words(element).trimEnd()) && element.getAttribute('title')) ||
        words(element) ||
        element.getAttribute('aria-label') ||
        element.getAttribute('title') ||
        String(Reflect.get(element, 'value') ?? '') ||
        element.querySelector('img[alt]')?.getAttribute('alt') ||
        element.textContent,
    ).slice(0, 80);
  const partsOf = (element: Element): string[] => {
    const parts: string[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && parts.length < 12; node = walker.nextNode()) {
      const text = tidy(node.textContent);
      if (text) parts.push(text.slice(0, 80));
    }
    return parts;
  };
  const ROW = 'li,tr,dd,article,[role=listitem],[role=row]';
  const like = (one: Element): string => `${one.localName}.${one.className}`;
  /** The nearest ancestor that has brothers of its kind. */
  const rowOf = (element: Element): Element | null => {
    let row: Element | null = element;
    for (let up = 0; row && up < 6; up++, row = row.parentElement) {
      if (row.matches(ROW)) return row;
      const { parentElement } = row;
      const own = like(row);
      if (
        up > 0 &&
        parentElement &&
        [...parentElement.children].some((one) => one !== row && like(one) === own)
      )
        return row;
    }
    return null;
  };
  /** The open tab is told by itself, or by the list entry that holds nothing beside it. */
  const isCurrent = (element: Element): boolean => {
    const entry = element.closest('li');
    const own = entry?.querySelector(SELECTOR) === element && entry.querySelectorAll(SELECTOR).length === 1;
    return [element, ...(own ? [entry] : [])].some(
      (one) =>
        one.matches('[aria-current],[aria-selected=true],[aria-expanded=true]') ||
        /(?:^|[\s_-])(?:active|on|cur|current|selected|checked|this|sel|hover|chosen|now)(?:\s|$)/i.test(
          one.className,
        ),
    );
  };
  /** A head or foot of the page; one within its content belongs to an article or a row. */
  const ofPage = (element: Element, part: string): boolean => {
    const found = element.closest(part);
    return found !== null && found.closest('main,article,li,section') === null;
  };
  const rows = new Map<Element, number>();
  const place = (element: Element): string => {
    const chain: string[] = [];
    for (let one: Element | null = element; one && chain.length < 4; one = one.parentElement)
      chain.push(like(one));
    return chain.join('<').slice(0, 200);
  };
  const found: Control[] = [];
  const roots: ParentNode[] = [document];
  for (let root = roots.shift(); root; root = roots.shift())
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (found.length >= most) return found;
      const isControl = element.matches(SELECTOR);
      if (!isControl && !isTile(element)) continue;
      if (isControl && element.parentElement?.closest(SELECTOR)) continue;
      // No form is ever sent by a press.
      if (/^(?:submit|reset)$/.test(String(Reflect.get(element, 'type'))) && element.closest('form'))
        continue;
      const name = nameOf(element);
      if (!name || element.matches(':disabled,[aria-disabled=true]')) continue;
      const given = element.getAttribute('href');
      const url = String(Reflect.get(element, 'href') ?? '');
      // It calls, writes a letter or starts an app: no way to a page.
      if (/^(?!https?:|javascript:|about:)[a-z][a-z\d+.-]*:/i.test(url)) continue;
      const leads =
        element.localName === 'a' && given !== null && /^https?:/.test(url) && !/^#(?!\/|!)/.test(given);
      const hidden = !shown(element);
      if (hidden && !leads) continue;
      const row = rowOf(element);
      if (row && !rows.has(row)) rows.set(row, rows.size);
      const mark = String(found.length);
      element.setAttribute('data-guide-audit-entry', mark);
      found.push({
        texts: partsOf(element),
        ...{ name, mark, hidden, href: leads ? url : null, place: place(element) },
        firm: isControl || bound?.has(element) === true,
        current: isCurrent(element),
        row: row
          ? words(row)
              .split(/[\n\t]+/)
              .map(tidy)
              .filter(Boolean)
              .slice(0, 12)
              .map((line) => line.slice(0, 80))
          : [],
        rowIndex: row ? rows.get(row)! : -1,
        region: ofPage(element, 'footer,[role=contentinfo],.footer')
          ? 'foot'
          : element.closest('nav,[role=navigation]') || ofPage(element, 'header,[role=banner]')
            ? 'head'
            : 'body',
      });
    }
  return found;
}

export interface PageWords {
  title: string;
  headings: string[];
  text: string;
  /** Fields in which something can be written, and whether anything can be pressed. */
  fields: number;
  pressable: boolean;
}

export function pageWords(): PageWords {
  const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const shown = (one: Element): boolean => one.getClientRects().length > 0;
  return {
    title: tidy(document.title).slice(0, 120),
    headings: [...document.querySelectorAll<HTMLElement>('h1,h2,h3,[role=heading]')]
      .filter(shown)
      .map((one) => tidy(String(Reflect.get(one, 'innerText'))).slice(0, 120))
      .filter(Boolean)
      .slice(0, 20),
    text: String(Reflect.get(document.body ?? {}, 'innerText') ?? '').slice(0, 20_000),
    fields: [
      ...document.querySelectorAll(
        'input:not([type=hidden],[type=button],[type=submit],[type=search]),textarea,select',
      ),
    ].filter(shown).length,
    pressable: [...document.querySelectorAll('body *')].some(
      (one) =>
        (one.matches('a[href],button,[onclick]') || getComputedStyle(one).cursor === 'pointer') && shown(one),
    ),
  };
}

/** Frames a marked control in red, so that a picture shows which one is meant; false where it is gone. */
export function frameControl(mark: string): boolean {
  const element = document.querySelector<HTMLElement>(`[data-guide-audit-entry="${mark}"]`);
  if (!element) return false;
  element.scrollIntoView({ block: 'center' });
  element.style.setProperty('outline', '4px solid #c0392b', 'important');
  element.style.setProperty('outline-offset', '2px', 'important');
  return true;
}
