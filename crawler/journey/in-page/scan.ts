// One look at a page on the way: its fields with what stands in them, its buttons, its messages, its width. The parts beside this file
// and this one run in the page; script.ts puts them together. A function is turned into text, so it must stand alone.
import type { Box } from '../../../store/schemas/page-visit.ts';
import type { VisitKit } from '../../visit/in-page/kit.ts';
import type { FieldWords } from './field-words.ts';

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

/** The page as a whole; its fields and controls are scanned beside it. */
export function scanPage(kit: VisitKit, { shown }: FieldWords): Omit<Scan, 'fields' | 'controls'> {
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
    width: {
      window: screen.width,
      content: Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
      widest: shown(widest).slice(0, 40),
    },
    scrolled: { x: scrollX, y: scrollY },
  };
}
