// Runs in a frame of the page: the field in which one writes to online help, the button that sends, what is said. Called through chat.ts.
// The functions are turned into text, so each must stand alone.

/** Sources of patterns of what a field says. */
export interface FieldWords {
  /** A field of a chat. */
  box: string;
  /** A field that is none, whatever else it says. */
  notBox: string;
  /** A field that asks for a person's data: whoever asks for them is no chat that a stranger may use. */
  personal: string;
}

export interface Fields {
  /** What names each field that is shown. */
  shown: string[];
  /** The field of the chat was marked, there are fields for a person's data instead, or there is none. */
  found: 'box' | 'personal' | 'none';
}

/** Looks at the fields that are shown and marks the chat's, never one of `known`: those were there before the help was opened. */
export function lookAtFields(words: FieldWords, known: string[] | null): Fields {
  const said = (one: HTMLElement, names: string[]): string =>
    names.map((name) => one.getAttribute(name) ?? '').join(' ');
  const TOLD = ['placeholder', 'data-placeholder', 'aria-label', 'title', 'name'];
  const labels = (one: HTMLElement): string =>
    Array.from((Reflect.get(one, 'labels') as ArrayLike<Element> | null) ?? [])
      .map((label) => label.textContent ?? '')
      .join(' ');
  const told = (one: HTMLElement): string => `${said(one, [...TOLD, 'id', 'class'])} ${labels(one)}`;
  // A page that draws itself anew gives other ids to the same field.
  const nameOf = (one: HTMLElement): string => {
    const name = said(one, TOLD).trim();
    return `${one.localName} ${name || said(one, ['id', 'class'])}`;
  };
  const [box, notBox, personal] = [words.box, words.notBox, words.personal].map(
    (source) => new RegExp(source, 'iu'),
  ) as [RegExp, RegExp, RegExp];
  for (const one of document.querySelectorAll('[data-guide-audit-chat]'))
    one.removeAttribute('data-guide-audit-chat');
  const shown = [
    ...document.querySelectorAll<HTMLElement>(
      'textarea,input:not([type=hidden],[type=button],[type=submit],[type=reset],[type=image],[type=checkbox],[type=radio],[type=file]),[contenteditable=true],[contenteditable=""]',
    ),
  ].filter((one) => one.getClientRects().length > 0);
  const fields = { shown: shown.map(nameOf), found: 'none' as Fields['found'] };
  if (!known) return fields;
  const fresh = shown.filter((one) => !known.includes(nameOf(one)));
  if (fresh.some((one) => one.matches('[type=password],[type=tel],[type=email]') || personal.test(told(one))))
    return { ...fields, found: 'personal' };
  /** Enter would send the form somewhere. */
  const sendsForm = (one: HTMLElement): boolean => {
    const form = one.closest('form');
    if (!form) return false;
    if (form.querySelector('[type=password]')) return true;
    return form.hasAttribute('action') && !/^\s*javascript:/i.test(form.getAttribute('action') ?? '');
  };
  const writable = fresh.filter(
    (one) =>
      one.matches('textarea,input:not([type]),input[type=text],[contenteditable]') &&
      !notBox.test(told(one)) &&
      !one.closest('[role=search]') &&
      !sendsForm(one),
  );
  const found =
    writable.find((one) => box.test(told(one)) || /chat|msg|message/i.test(told(one))) ??
    writable.find((one) => one.localName === 'textarea');
  found?.setAttribute('data-guide-audit-chat', '');
  return { ...fields, found: found ? 'box' : 'none' };
}

/** Marks a control whose whole name fits; false where there is none. */
export function markNamed(words: string, mark: string): boolean {
  const pattern = new RegExp(words, 'iu');
  const name = (one: Element): string =>
    String(
      Reflect.get(one, 'innerText') || one.getAttribute('aria-label') || Reflect.get(one, 'value') || '',
    ).replace(/\s+/g, '');
  const found = [
    ...document.querySelectorAll<HTMLElement>(
      'button,a,[role=button],input[type=button],input[type=submit],span,div',
    ),
  ].find((one) => one.getClientRects().length > 0 && name(one).length < 12 && pattern.test(name(one)));
  found?.setAttribute(mark, '');
  return found !== undefined;
}

/** Lines that a person reads. */
export function linesShown(): string[] {
  return String(Reflect.get(document.body ?? {}, 'innerText') ?? '')
    .split(/\n+/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .slice(-200);
}
