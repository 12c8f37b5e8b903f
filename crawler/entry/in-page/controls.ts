// Runs in the page: what can be pressed, the search box, and what the page says. Called through entry-lane.ts.
// The functions are turned into text, so each must stand alone.

export interface Control {
  name: string;
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
      (words(element).endsWith('…') && element.getAttribute('title')) ||
        words(element) ||
        element.getAttribute('aria-label') ||
        element.getAttribute('title') ||
        String(Reflect.get(element, 'value') ?? '') ||
        element.querySelector('img[alt]')?.getAttribute('alt') ||
        element.textContent,
    ).slice(0, 80);
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
      const leads =
        element.localName === 'a' && given !== null && /^https?:/.test(url) && !/^#(?!\/|!)/.test(given);
      const hidden = !shown(element);
      if (hidden && !leads) continue;
      const row = rowOf(element);
      if (row && !rows.has(row)) rows.set(row, rows.size);
      const mark = String(found.length);
      element.setAttribute('data-guide-audit-entry', mark);
      found.push({
        ...{ name, mark, hidden, href: leads ? url : null, place: place(element) },
        firm: isControl || bound?.has(element) === true,
        current:
          element.matches('[aria-current],[aria-selected=true],[aria-expanded=true]') ||
          /(?:^|[\s_-])(?:active|on|cur|current|selected|checked)(?:\s|$)/i.test(element.className),
        row: row
          ? words(row)
              .split(/[\n\t]+/)
              .map(tidy)
              .filter(Boolean)
              .slice(0, 12)
              .map((line) => line.slice(0, 80))
          : [],
        rowIndex: row ? rows.get(row)! : -1,
        region: element.closest('footer,[role=contentinfo],.footer')
          ? 'foot'
          : element.closest('header,nav,[role=navigation],[role=banner]')
            ? 'head'
            : 'body',
      });
    }
  return found;
}

/** Marks the search box; false where none is shown. `words`: source of a pattern. */
export function findSearchBox(words: string): boolean {
  const pattern = new RegExp(words, 'iu');
  const told = (field: HTMLInputElement): string =>
    [
      field.placeholder,
      field.name,
      field.id,
      field.className,
      field.title,
      field.getAttribute('aria-label'),
      field.labels?.[0]?.textContent,
      field.form?.className,
      field.form?.id,
      field.form?.getAttribute('action'),
    ].join(' ');
  const fields = [
    ...document.querySelectorAll<HTMLInputElement>('input:not([type]),input[type=text],input[type=search]'),
  ].filter((field) => field.getClientRects().length > 0 && !field.disabled && !field.readOnly);
  for (const old of document.querySelectorAll('[data-guide-audit-search]'))
    old.removeAttribute('data-guide-audit-search');
  const box =
    fields.find((field) => field.type === 'search') ??
    fields.find((field) => pattern.test(told(field)) || /keyword|\bkw\b/i.test(told(field)));
  box?.setAttribute('data-guide-audit-search', '');
  return box !== undefined;
}

/** Marks the button beside the search box; false where there is none. */
export function findSearchButton(words: string): boolean {
  const pattern = new RegExp(words, 'iu');
  const box = document.querySelector('[data-guide-audit-search]');
  for (let around = box?.parentElement, up = 0; around && up < 4; around = around.parentElement, up++) {
    const button = [
      ...around.querySelectorAll<HTMLElement>(
        'button,a,[role=button],input[type=submit],input[type=button],i,span',
      ),
    ].find(
      (one) =>
        one.getClientRects().length > 0 &&
        pattern.test(
          [
            Reflect.get(one, 'innerText'),
            one.title,
            one.getAttribute('aria-label'),
            Reflect.get(one, 'value'),
            one.className,
          ].join(' '),
        ),
    );
    if (!button) continue;
    button.setAttribute('data-guide-audit-search-button', '');
    return true;
  }
  return false;
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
