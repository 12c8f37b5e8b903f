// Runs in the page: what belongs to the page as a whole, and what its width changes. Put together by script.ts.
// Each function is turned into text, so it must stand alone.
import type { PageVisit, Width } from '../../../store/schemas/page-visit.ts';
import type { VisitKit } from './kit.ts';

export type WholePage = Pick<
  PageVisit,
  'title' | 'lang' | 'viewport' | 'refresh' | 'bodyHidden' | 'selectable' | 'spinner' | 'images' | 'forms'
>;

export function measurePage(kit: VisitKit): WholePage {
  const meta = (css: string): string | null =>
    [...document.querySelectorAll(css)].at(-1)?.getAttribute('content') ?? null;
  const SPINNERS = '[aria-busy=true],[role=progressbar],[class*=loading],[class*=spinner]';
  const spinner = [...document.querySelectorAll(SPINNERS)].find(kit.seen);
  return {
    title: kit.tidy(document.title),
    lang: kit.tidy(document.documentElement.lang),
    viewport: meta('meta[name=viewport i]'),
    refresh: meta('meta[http-equiv=refresh i]'),
    bodyHidden: [document.body, document.documentElement].some(
      (one) => one.getAttribute('aria-hidden') === 'true',
    ),
    selectable: kit.style(document.body).userSelect !== 'none',
    spinner: spinner ? kit.selector(spinner) : null,
    images: [...document.images]
      .filter((image) => image.getAttribute('src') && image.checkVisibility())
      .map((image) => ({
        selector: kit.selector(image),
        src: image.currentSrc.slice(0, 300) || image.src.slice(0, 300),
        broken: image.complete && image.naturalWidth === 0,
      })),
    forms: [...document.forms].map((form) => ({
      selector: kit.selector(form),
      action: form.action.slice(0, 300),
    })),
  };
}

/** Milliseconds since the page was asked for, as the browser noted them, and how much it shifted. */
export function measureTiming(): PageVisit['timing'] {
  /** Entries that were kept since the page began, whoever asks. */
  const entries = (type: string): PerformanceEntry[] => {
    const observer = new PerformanceObserver(() => undefined);
    observer.observe({ type, buffered: true });
    const kept = observer.takeRecords();
    observer.disconnect();
    return kept;
  };
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const shifts = entries('layout-shift') as (PerformanceEntry & { value: number; hadRecentInput: boolean })[];
  // Web vitals: the worst window of shifts, at most 5 s long, gaps under 1 s.
  let [worst, sum, first, last] = [0, 0, -Infinity, -Infinity];
  for (const { value, startTime, hadRecentInput } of shifts) {
    if (hadRecentInput) continue;
    const goesOn = startTime - last < 1000 && startTime - first < 5000;
    sum = goesOn ? sum + value : value;
    if (!goesOn) first = startTime;
    last = startTime;
    worst = Math.max(worst, sum);
  }
  const at = (entry: PerformanceEntry | undefined): number | null =>
    entry ? Math.round(entry.startTime) : null;
  return {
    firstByte: navigation ? Math.round(navigation.responseStart) : null,
    firstPaint: at(performance.getEntriesByName('first-contentful-paint')[0]),
    largestPaint: at(entries('largest-contentful-paint').at(-1)),
    shift: Math.round(worst * 1000) / 1000,
  };
}

export function measureWidth(kit: VisitKit): Omit<Width, 'width' | 'height'> {
  const root = document.scrollingElement ?? document.documentElement;
  const { clientWidth, scrollWidth } = root;
  /** Inside a box that scrolls or cuts by itself, nothing sticks out of the page. */
  const held = (element: Element): boolean => {
    for (let at = element.parentElement; at && at !== document.body && at !== root; at = at.parentElement)
      if (kit.style(at).overflowX !== 'visible') return true;
    return false;
  };
  let widest: Width['widest'] = null;
  if (scrollWidth > clientWidth + 1)
    for (const element of document.body.querySelectorAll('*')) {
      const right = kit.round(element.getBoundingClientRect().right + scrollX);
      if (right <= clientWidth + 1 || right <= (widest?.right ?? 0) || !kit.seen(element) || held(element))
        continue;
      widest = { selector: kit.selector(element), text: kit.tidy(element.textContent).slice(0, 40), right };
    }
  let bars = 0;
  for (const element of document.body.querySelectorAll('*')) {
    if (kit.style(element).position !== 'fixed' || !kit.seen(element)) continue;
    const { width, height, top, bottom } = element.getBoundingClientRect();
    const atEdge = top <= 0 || bottom >= innerHeight;
    if (width >= innerWidth * 0.8 && height < innerHeight * 0.5 && atEdge) bars += height;
  }
  return { clientWidth, scrollWidth, widest, bars: kit.round(bars) };
}
