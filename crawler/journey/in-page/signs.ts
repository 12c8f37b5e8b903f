// Runs in the page: does it show that it is at work, and what it looks like now. Put together by script.ts.
// The function is turned into text, so it must stand alone.

export interface Signs {
  /** Text or kind of what shows that the page is at work; null where nothing does. */
  working: string | null;
  /** Changes when anything that a person sees changes. */
  look: string;
}

export function readSigns(words: string): Signs {
  const WORDS = new RegExp(words, 'i');
  const seen = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.getBoundingClientRect().width > 1;
  const drawn = [
    ...document.querySelectorAll(
      '[aria-busy=true],progress,[role=progressbar],[class*=loading i],[class*=spinner i],[class*=waiting i]',
    ),
  ].find(seen);
  // biome-ignore lint/performance/useDomNodeTextContent: only what is seen counts.
  const text = document.body?.innerText ?? '';
  const line = text
    .split('\n')
    .map((one) => one.trim())
    .find((one) => one.length <= 60 && WORDS.test(one));
  const marks = [...document.querySelectorAll('input,select,textarea,button,dialog,details')].map((one) => {
    const { checked, disabled, open } = one as HTMLInputElement & { open?: boolean };
    return `${checked ? 1 : 0}${disabled ? 1 : 0}${open ? 1 : 0}`;
  });
  return {
    working: line ?? (drawn ? drawn.localName : null),
    look: `${location.href} ${scrollY} ${text} ${marks.join('')}`,
  };
}
