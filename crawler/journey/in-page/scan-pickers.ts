// Runs in the page: choices as apps draw them: a line to tap, a list that opens, and the value in a hidden input. Put together by
// script.ts. The function is turned into text, so it must stand alone.
import type { VisitKit } from '../../visit/in-page/kit.ts';
import type { FieldWords } from './field-words.ts';
import type { ScanField } from './scan.ts';

export function scanPickers(kit: VisitKit, words: FieldWords): ScanField[] {
  const { FIELDS, MARK, bare, shown, rowOf, drawn, textBefore, cellBefore } = words;
  const fields: ScanField[] = [];
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
  return fields;
}
