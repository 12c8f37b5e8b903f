// Runs in the page: one look at a page on the way: its fields with what stands in them, its buttons, its messages, its width.
// Put together by script.ts. The function is turned into text, so it must stand alone.
import type { Box } from '../../../store/schemas/page-visit.ts';
import type { VisitKit } from '../../visit/in-page/kit.ts';

export interface ScanOption {
  text: string;
  value: string;
  disabled: boolean;
  chosen: boolean;
  /** Of a radio button or box to tick: itself; of a select: the select. */
  selector: string;
}

export interface ScanField {
  selector: string;
  /** `text`, `select`, `textarea`, `radio`, `checkbox`, `file` …; `picker`: a drawn line that opens a list. */
  type: string;
  label: string;
  /** Text of its row. */
  around: string;
  value: string;
  required: boolean;
  marked: boolean;
  readOnly: boolean;
  pattern: string;
  minLength: number;
  maxLength: number;
  min: string;
  max: string;
  accept: string;
  options: ScanOption[];
  pictureBeside: boolean;
  /** The browser's own complaint; empty when it has none. */
  complaint: string;
  box: Box;
}

export interface ScanControl {
  selector: string;
  name: string;
  kind: 'link' | 'button';
  href: string | null;
  disabled: boolean;
  box: Box;
}

export interface Scan {
  address: string;
  title: string;
  /** First headings of the page, and the step that is marked as the current one. */
  heading: string;
  current: string;
  /** Lines that are seen, at most 400. */
  lines: string[];
  fields: ScanField[];
  controls: ScanControl[];
  width: { window: number; content: number; widest: string };
  scrolled: { x: number; y: number };
}

export function scanPage(kit: VisitKit): Scan {
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
  // A file input and a box to tick are often hidden behind what draws them.
  const isThere = (element: HTMLElement): boolean => {
    if (kit.seen(element)) return true;
    const { type, labels } = element as HTMLInputElement;
    if (!/^(?:file|radio|checkbox)$/.test(type)) return false;
    const near = type === 'file' ? element.parentElement : null;
    return [...(labels ?? []), near].some((one) => one !== null && kit.seen(one));
  };
  const groupOf = (element: HTMLInputElement): HTMLInputElement[] =>
    /^(?:radio|checkbox)$/.test(element.type) && element.name
      ? [...document.querySelectorAll<HTMLInputElement>(`input[type=${element.type}]`)].filter(
          (other) => other.name === element.name && other.form === element.form,
        )
      : [element];
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

  const fields: ScanField[] = [];
  const done = new Set<Element>();
  for (const element of document.querySelectorAll<HTMLInputElement>(FIELDS)) {
    if (done.has(element) || element.disabled || !isThere(element) || fields.length >= 200) continue;
    const type = element.localName === 'input' ? element.type : element.localName;
    const ticked = type === 'radio' || type === 'checkbox';
    const members = groupOf(element);
    for (const member of members) done.add(member);
    // District and road in one line have one name.
    const mates = [...(element.parentElement?.children ?? [])].filter((one) => one.matches(FIELDS));
    const row = rowOf(members.length === 1 && mates.length <= 3 ? mates : members);
    const grouped = ticked && (type === 'radio' || members.length > 1);
    const lead = grouped ? (element.closest('label') ?? element) : element;
    const placeholder = kit.tidy(element.placeholder).replace(/^请(?:输入|填写|选择)/, '');
    const named =
      (grouped ? legendOf(element) : kit.name(element)) ||
      cellBefore(element) ||
      textBefore(lead, row) ||
      placeholder ||
      textBefore(row, null);
    const around = shown(row);
    const required =
      members.some((one) => one.required) ||
      members.some((one) => one.getAttribute('aria-required') === 'true');
    const options: ScanOption[] = ticked
      ? members.map((one) => ({
          text: kit.name(one) || textBefore(one, one.parentElement) || kit.tidy(one.value),
          value: one.value,
          disabled: one.disabled,
          chosen: one.checked,
          selector: kit.selector(one),
        }))
      : [...((element as unknown as HTMLSelectElement).options ?? [])].map((one) => ({
          text: kit.tidy(one.text),
          value: one.value,
          disabled: one.disabled,
          chosen: one.selected,
          selector: kit.selector(element),
        }));
    const place = kit.seen(element) ? element : ([...(element.labels ?? [])].find(kit.seen) ?? row);
    fields.push({
      selector: kit.selector(element),
      type,
      label: bare(named) || (ticked ? '' : bare(around).slice(0, 20)),
      around: around.slice(0, 300),
      value: ticked
        ? members
            .filter((one) => one.checked)
            .map((one) => one.value)
            .join('、')
        : type === 'file'
          ? [...(element.files ?? [])].map(({ name }) => name).join('、')
          : element.value,
      required,
      marked:
        [named, element.placeholder ?? '', legendOf(element), around].some((text) => MARK.test(text)) ||
        [row, ...(element.labels ?? [])].some(drawn),
      readOnly: element.readOnly === true,
      pattern: element.getAttribute('pattern') ?? '',
      minLength: Number(element.getAttribute('minlength') ?? 0),
      maxLength: Number(element.getAttribute('maxlength') ?? 0),
      min: element.getAttribute('min') ?? '',
      max: element.getAttribute('max') ?? '',
      accept: kit.tidy(element.getAttribute('accept')).toLowerCase(),
      options,
      pictureBeside: row.querySelector('img,canvas,svg') !== null,
      complaint: element.form?.noValidate === false ? element.validationMessage : '',
      box: grouped ? kit.box(row) : kit.box(place),
    });
  }

  // As apps draw a choice: a line to tap, a list that opens, and the value in a hidden input.
  for (const hidden of document.querySelectorAll<HTMLInputElement>('input[type=hidden][name]')) {
    const box = hidden.parentElement;
    const line = [...(box?.children ?? [])].find(
      (one) =>
        one !== hidden && one.matches('[tabindex]:not(a,button,label),[role=combobox]') && kit.seen(one),
    );
    if (!box || !line || fields.length >= 200) continue;
    const row = rowOf([hidden]);
    // A line with a box to write beside it (district and road) is named by what stands before both.
    const beside = [...(row.parentElement?.querySelectorAll(FIELDS) ?? [])];
    const both = beside.length === 1 ? rowOf([hidden, ...beside]) : row;
    const named = kit.tidy(line.getAttribute('aria-label')) || cellBefore(box) || textBefore(box, both);
    fields.push({
      selector: kit.selector(line),
      type: 'picker',
      label: bare(named),
      around: shown(box.parentElement).slice(0, 300),
      value: hidden.value,
      required: line.getAttribute('aria-required') === 'true',
      marked: MARK.test(named) || drawn(row),
      readOnly: false,
      ...{ pattern: '', minLength: 0, maxLength: 0, min: '', max: '', accept: '' },
      options: [],
      pictureBeside: false,
      complaint: '',
      box: kit.box(line),
    });
  }

  const controls: ScanControl[] = [];
  const CONTROLS =
    'a,button,input[type=submit],input[type=button],input[type=image],[role=button],[role=link],[onclick]';
  for (const element of document.querySelectorAll<HTMLElement>(CONTROLS)) {
    if (!kit.seen(element) || controls.length >= 300) continue;
    if (element.parentElement?.closest('a,button,[role=button]')) continue;
    const name = kit.name(element);
    if (!name || name.length > 40) continue;
    const href = element.getAttribute('href');
    controls.push({
      selector: kit.selector(element),
      name,
      kind: href !== null && !/^(?:#|javascript:|$)/i.test(href) ? 'link' : 'button',
      href,
      disabled:
        (element as HTMLButtonElement).disabled === true || element.getAttribute('aria-disabled') === 'true',
      box: kit.box(element),
    });
  }

  const headings = [...document.querySelectorAll('h1,h2,[role=heading]')].filter(kit.seen);
  const current = [...document.querySelectorAll('[aria-current=step]')].find(kit.seen);
  const wide = [...document.body.querySelectorAll('*')].filter((one) => kit.seen(one));
  const right = (one: Element) => one.getBoundingClientRect().right + scrollX;
  const widest = wide.reduce<Element | null>(
    (most, one) => (!most || right(one) > right(most) ? one : most),
    null,
  );
  return {
    address: location.href,
    title: kit.tidy(document.title),
    heading: headings
      .slice(0, 2)
      .map((one) => shown(one).slice(0, 60))
      .join(' · '),
    current: shown(current ?? null).slice(0, 30),
    // biome-ignore lint/performance/useDomNodeTextContent: only what is seen counts.
    lines: document.body.innerText
      .split('\n')
      .map((line) => kit.tidy(line).slice(0, 300))
      .filter(Boolean)
      .slice(0, 400),
    fields,
    controls,
    width: {
      window: screen.width,
      content: Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
      widest: shown(widest).slice(0, 40),
    },
    scrolled: { x: scrollX, y: scrollY },
  };
}
