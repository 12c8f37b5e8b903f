// Runs in the page: what stands beside a field and belongs to it: its name, its row, its mark. Put together by script.ts, used by the
// functions that scan fields. The function is turned into text, so it must stand alone.
import type { VisitKit } from '../../visit/in-page/kit.ts';

export interface FieldWords {
  /** Selector of all fields. */
  FIELDS: string;
  /** 必填 and its stars. */
  MARK: RegExp;
  /** A name without marks and colon. */
  bare(text: string): string;
  /** What is seen of the element. */
  shown(element: Element | null): string;
  /** The row around the members of one field. */
  rowOf(members: Element[]): Element;
  /** Whether a style draws the mark. */
  drawn(element: Element): boolean;
  /** The text before the element, nearest first; `within`: the row it may not leave. */
  textBefore(element: Element, within: Element | null): string;
  legendOf(element: Element): string;
  cellBefore(element: Element): string;
}

export function fieldWords(kit: VisitKit): FieldWords {
  const FIELDS =
    'input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image]),select,textarea';
  const ROWS = 'tr,li,p,dd,fieldset,[class*=row],[class*=item],[class*=cell],[class*=group],[class*=field]';
  const MARK = /[*＊✱]|必填/;
  const bare = (text: string): string =>
    kit
      .tidy(text)
      .replace(/[（(](?:必填|选填|可选)[^）)]*[）)]|必填|选填|[*＊✱:：]/g, '')
      .replace(/[（(]\s*[）)]/g, '')
      .trim();
  const shown = (element: Element | null): string =>
    // biome-ignore lint/performance/useDomNodeTextContent: only what is seen counts.
    kit.tidy((element as HTMLElement | null)?.innerText);
  const rowOf = (members: Element[]): Element => {
    let row = members[0]!.parentElement ?? members[0]!;
    for (let at: Element | null = row; at && at !== document.body; at = at.parentElement) {
      const others = [...at.querySelectorAll(FIELDS)].some((one) => !members.includes(one));
      if (others) break;
      row = at;
      if (at.matches(ROWS) && members.every((one) => at!.contains(one))) break;
    }
    return row;
  };
  const drawn = (element: Element): boolean =>
    [element, ...element.querySelectorAll('*')].some((one) =>
      ['::before', '::after'].some((pseudo) => MARK.test(getComputedStyle(one, pseudo).content)),
    );
  const FILLED = `${FIELDS},input[type=hidden]`;
  /** The text that stands before a field inside of its row, nearest first; never the value of another one. */
  const textBefore = (element: Element, within: Element | null): string => {
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      for (let before: Node | null = at.previousSibling; before; before = before.previousSibling) {
        const box = before instanceof Element ? before : null;
        if (box && (box.matches(FILLED) || box.querySelector(FILLED))) {
          if (within?.contains(box)) continue;
          return '';
        }
        const text = box ? shown(box) : kit.tidy(before.textContent);
        if (text) return text.length <= 40 ? text : '';
      }
      if (at === within) return '';
    }
    return '';
  };
  const legendOf = (element: Element): string => {
    const group = element.closest('fieldset,[role=radiogroup],[role=group]');
    if (!group) return '';
    return (
      shown(group.querySelector('legend')) ||
      kit.tidy(group.getAttribute('aria-label')) ||
      kit.tidy(document.getElementById(group.getAttribute('aria-labelledby') ?? '')?.textContent)
    );
  };
  const cellBefore = (element: Element): string =>
    shown(element.closest('td,dd')?.previousElementSibling ?? null).slice(0, 40);

  return { FIELDS, MARK, bare, shown, rowOf, drawn, textBefore, legendOf, cellBefore };
}
