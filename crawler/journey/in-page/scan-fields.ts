// Runs in the page: the fields of a form with their names, their values and what they ask for. Put together by script.ts. The function is
// turned into text, so it must stand alone.
import type { VisitKit } from '../../visit/in-page/kit.ts';
import type { FieldWords } from './field-words.ts';
import type { ScanField, ScanOption } from './scan.ts';

export function scanFields(kit: VisitKit, words: FieldWords): ScanField[] {
  const { FIELDS, MARK, bare, shown, rowOf, drawn, textBefore, legendOf, cellBefore } = words;
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
  return fields;
}
