// Runs in the page: its search box and the button beside it. Called through search.ts.
// The functions are turned into text, so each must stand alone.

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
