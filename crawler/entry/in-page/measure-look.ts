// Runs in the page: head, foot, font and colours, as a person sees them. Called through looks.ts.
// The function is turned into text, so it must stand alone.

export interface MeasuredLook {
  head: { names: string[]; words: string[]; colour: string | null } | null;
  foot: { names: string[]; words: string[] } | null;
  font: string | null;
  colours: string[];
  links: { name: string; url: string }[];
}

export function measureLook(): MeasuredLook {
  const MOST_ELEMENTS = 4000;
  const tidy = (text: unknown): string =>
    String(text ?? '')
      .replace(/\s+/g, ' ')
      .trim();
  const words = (element: Element): string => String(Reflect.get(element, 'innerText') ?? '');
  const shown = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible';
  };
  /** `#rrggbb`; null for what is see-through. */
  const colour = (value: string): string | null => {
    const [red, green, blue, alpha = 1] = (value.match(/[\d.]+/g) ?? []).map(Number);
    if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) return null;
    return `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
  };
  const behind = (element: Element): string | null => {
    for (let one: Element | null = element; one; one = one.parentElement) {
      const found = colour(getComputedStyle(one).backgroundColor);
      if (found) return found;
    }
    return null;
  };
  const within = (element: Element) => ({
    names: [...element.querySelectorAll('a,button,[role=button]')]
      .map((one) => tidy(words(one) || one.textContent).slice(0, 40))
      .filter(Boolean)
      .slice(0, 60),
    words: words(element)
      .split(/\n+/)
      .map(tidy)
      .filter(Boolean)
      .slice(0, 40)
      .map((line) => line.slice(0, 80)),
  });
  const wide = (element: Element): boolean => element.getBoundingClientRect().width >= innerWidth * 0.8;
  const first = (selectors: string): Element | undefined =>
    [...document.querySelectorAll(selectors)].find(
      (one) => shown(one) && wide(one) && one.closest('main,article,section') === null,
    );
  const head = first('header,[role=banner],#header,.header,[class*=head-],[class*=Header]');
  const foot = [
    ...document.querySelectorAll('footer,[role=contentinfo],#footer,.footer,[class*=foot-],[class*=Footer]'),
  ]
    .filter((one) => shown(one) && wide(one) && one.closest('main,article') === null)
    .at(-1);

  const fonts = new Map<string, number>();
  const colours = new Map<string, number>();
  const add = (map: Map<string, number>, key: string | null, weight: number): void => {
    if (key) map.set(key, (map.get(key) ?? 0) + weight);
  };
  const isGrey = (hex: string): boolean => {
    const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
    return Math.max(...parts) - Math.min(...parts) < 24;
  };
  const elements = [...(document.body?.querySelectorAll('*') ?? [])].slice(0, MOST_ELEMENTS);
  for (const element of elements) {
    const own = [...element.childNodes]
      .filter((node) => node instanceof Text)
      .map((node) => tidy(node.textContent).length)
      .reduce((sum, length) => sum + length, 0);
    if (own === 0 || !shown(element)) continue;
    const style = getComputedStyle(element);
    add(fonts, tidy(style.fontFamily.split(',')[0]).replace(/["']/g, '').toLowerCase(), own);
    if (element.closest('header,footer')) continue;
    const text = element.closest('a') ? colour(style.color) : null;
    if (text && !isGrey(text)) add(colours, text, own);
    const control = element.closest('button,[role=button],.btn,input[type=submit]');
    const fill = control && colour(getComputedStyle(control).backgroundColor);
    if (fill && !isGrey(fill)) add(colours, fill, own * 2);
  }
  const byWeight = (map: Map<string, number>): string[] =>
    [...map].sort((a, b) => b[1] - a[1]).map(([key]) => key);
  return {
    head: head ? { ...within(head), colour: behind(head) } : null,
    foot: foot ? within(foot) : null,
    font: byWeight(fonts)[0] ?? null,
    colours: byWeight(colours).slice(0, 5),
    links: [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
      .filter((one) => shown(one) && /^https?:/.test(one.href))
      .map((one) => ({ name: tidy(words(one)).slice(0, 40), url: one.href }))
      .slice(0, 1000),
  };
}
