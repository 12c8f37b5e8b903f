// Runs in a frame of the page: the field in which one writes to online help, the button that sends, what is said. Called through chat.ts.
// The functions are turned into text, so each must stand alone.

/** Marks the field; false where none is shown. `words`: source of a pattern of what it says. */
export function findChatBox(words: string): boolean {
  const pattern = new RegExp(words, 'iu');
  const shown = (one: Element): boolean => one.getClientRects().length > 0;
  const told = (one: Element): string =>
    [
      one.getAttribute('placeholder'),
      one.getAttribute('aria-label'),
      one.getAttribute('data-placeholder'),
      one.id,
      one.className,
    ].join(' ');
  const fields = [
    ...document.querySelectorAll<HTMLElement>(
      'textarea,input:not([type]),input[type=text],[contenteditable=true]',
    ),
  ].filter((one) => shown(one) && !/搜索|search|验证码/i.test(told(one)));
  const box =
    fields.find((one) => pattern.test(told(one)) || /chat|msg|message/i.test(told(one))) ??
    fields.find((one) => one.localName === 'textarea');
  box?.setAttribute('data-guide-audit-chat', '');
  return box !== undefined;
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
