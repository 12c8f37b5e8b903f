// Runs in the page: the fields that a person fills in. Reads attributes alone, never a value. Put together by script.ts.
// The function is turned into text, so it must stand alone.
import type { Field } from '../../../store/schemas/page-visit.ts';
import type { VisitKit } from './kit.ts';

export function measureFields(kit: VisitKit): Field[] {
  const FIELDS =
    'input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image]),select,textarea';
  const ROWS = 'tr,li,p,dd,fieldset,[class*=row],[class*=item],[class*=cell],[class*=group],[class*=field]';
  const MARK = /[*＊✱]|必填/;
  /** The row of one field: the nearest box that holds no other one. */
  const rowOf = (element: Element): Element => {
    let row = element.parentElement ?? element;
    for (let at: Element | null = row; at && at !== document.body; at = at.parentElement) {
      if (at.querySelectorAll(FIELDS).length > 1) break;
      row = at;
      if (at.matches(ROWS)) break;
    }
    return row;
  };
  /** `*` is often written by the style sheet. */
  const drawn = (element: Element): boolean =>
    [element, ...element.querySelectorAll('*')].some((one) =>
      ['::before', '::after'].some((pseudo) => MARK.test(getComputedStyle(one, pseudo).content)),
    );
  const found: Field[] = [];
  for (const element of document.querySelectorAll<HTMLInputElement>(FIELDS)) {
    // A box to tick that is drawn by its label is itself hidden.
    if (!kit.seen(element) || element.disabled || found.length >= 300) continue;
    const row = rowOf(element);
    const required = element.required || element.getAttribute('aria-required') === 'true';
    // biome-ignore lint/performance/useDomNodeTextContent: only what is seen counts.
    const around = kit.tidy((row as HTMLElement).innerText);
    const name = kit.name(element);
    found.push({
      selector: kit.selector(element),
      type: element.localName === 'input' ? element.type : element.localName,
      name,
      placeholder: kit.tidy(element.placeholder),
      autocomplete: kit.tidy(element.getAttribute('autocomplete')).toLowerCase(),
      inputmode: kit.tidy(element.getAttribute('inputmode')).toLowerCase(),
      size: Number.parseFloat(kit.style(element).fontSize),
      box: kit.box(element),
      required,
      requiredMark:
        required &&
        (MARK.test(name) ||
          MARK.test(element.placeholder ?? '') ||
          MARK.test(around) ||
          [row, ...(element.labels ?? [])].some(drawn)),
      readOnly: element.readOnly === true,
      accept: kit.tidy(element.getAttribute('accept')),
      around: around.slice(0, 200),
      pictureBeside: row.querySelector('img,canvas,svg') !== null,
    });
  }
  return found;
}
