// Runs in the page: the texts that are seen, with size, lines and colours. Put together by script.ts.
// The function is turned into text, so it must stand alone.
import type { Box, Colour, TextRun } from '../../../store/schemas/page-visit.ts';
import type { VisitKit } from './kit.ts';

export function measureTexts(kit: VisitKit): TextRun[] {
  const MOST = 3000;
  const SILENT = /^(script|style|noscript|template|option|textarea|title)$/;
  type Shade = [number, number, number, number];

  const parse = (colour: string): Shade | null => {
    const parts = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(colour);
    return parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3]), Number(parts[4] ?? 1)] : null;
  };
  const over = (top: Shade, under: Colour): Colour =>
    [0, 1, 2].map((i) => Math.round(top[i]! * top[3] + under[i]! * (1 - top[3]))) as Colour;
  const backs = new Map<Element, Colour | null>();
  /** What lies behind an element's text, as far as its ancestors alone decide it. */
  const backOf = (element: Element): Colour | null => {
    const known = backs.get(element);
    if (known !== undefined) return known;
    const style = kit.style(element);
    const own = parse(style.backgroundColor);
    let back: Colour | null = null;
    if (
      own &&
      style.backgroundImage === 'none' &&
      style.mixBlendMode === 'normal' &&
      style.filter === 'none'
    ) {
      if (own[3] === 1) back = [own[0], own[1], own[2]];
      else if (!element.parentElement) back = over(own, [255, 255, 255]);
      // Something beside its ancestors may lie below what is taken out of the flow.
      else if (/^(static|relative)$/.test(style.position)) {
        const under = backOf(element.parentElement);
        back = under && over(own, under);
      }
    }
    backs.set(element, back);
    return back;
  };
  const faint = new Map<Element, boolean>();
  const isFaint = (element: Element): boolean => {
    let known = faint.get(element);
    if (known === undefined) {
      const { parentElement } = element;
      known = Number(kit.style(element).opacity) < 1 || (parentElement !== null && isFaint(parentElement));
      faint.set(element, known);
    }
    return known;
  };
  const isCut = (element: Element): boolean => {
    const style = kit.style(element);
    if (!/hidden|clip/.test(style.overflow) || style.display === 'inline' || element.localName === 'marquee')
      return false;
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    if (clientWidth <= 1 || clientHeight <= 1) return false;
    const clamped = style.textOverflow !== 'clip' || !/^(none|)$/.test(style.webkitLineClamp ?? '');
    // A text moved out of sight on purpose (picture instead of words).
    if (clamped || Number.parseFloat(style.textIndent) < 0) return false;
    return (
      scrollWidth > clientWidth + 2 || scrollHeight > clientHeight + Number.parseFloat(style.fontSize) * 0.5
    );
  };

  const nodes = new Map<Element, Text[]>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const parent = node.parentElement;
    if (!parent || !/\S/.test(node.data) || SILENT.test(parent.localName)) continue;
    const known = nodes.get(parent);
    if (known) known.push(node);
    else if (nodes.size < MOST) nodes.set(parent, [node]);
  }
  const range = document.createRange();
  const runs: TextRun[] = [];
  for (const [element, texts] of nodes) {
    if (!kit.seen(element)) continue;
    const style = kit.style(element);
    const size = Number.parseFloat(style.fontSize);
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    let [lines, pitch] = [0, Infinity];
    const rects: Box[] = [];
    for (const text of texts) {
      range.selectNodeContents(text);
      const tops: number[] = [];
      for (const rect of range.getClientRects()) {
        if (rect.width === 0) continue;
        if (rects.length < 8) rects.push(kit.boxOf(rect));
        left = Math.min(left, rect.left);
        top = Math.min(top, rect.top);
        right = Math.max(right, rect.right);
        bottom = Math.max(bottom, rect.bottom);
        if (tops.every((other) => Math.abs(other - rect.top) > size * 0.5)) tops.push(rect.top);
      }
      tops.sort((a, b) => a - b);
      for (let i = 1; i < tops.length; i++) pitch = Math.min(pitch, tops[i]! - tops[i - 1]!);
      lines = Math.max(lines, tops.length);
    }
    if (lines === 0) continue;
    const written = kit.tidy(texts.map(({ data }) => data).join(' '));
    const box: Box = {
      x: kit.round(left + scrollX),
      y: kit.round(top + scrollY),
      width: kit.round(right - left),
      height: kit.round(bottom - top),
    };
    const back = isFaint(element) || style.textShadow !== 'none' ? null : backOf(element);
    const shade = parse(style.color);
    runs.push({
      selector: kit.selector(element),
      text: written.slice(0, 200),
      length: written.replace(/\s/g, '').length,
      size,
      bold: Number(style.fontWeight) >= 700,
      lines,
      pitch: Number.isFinite(pitch) ? kit.round(pitch) : null,
      colour: back && shade ? over(shade, back) : null,
      background: back && shade ? back : null,
      box,
      rects,
      exempt:
        element.closest('[disabled],[aria-disabled=true],[inert],code,pre,kbd,samp') !== null ||
        (element.closest('label') as HTMLLabelElement | null)?.control?.matches(':disabled') === true,
      footer: element.closest('footer,[role=contentinfo],[class*=footer],[id*=footer]') !== null,
      fixed: kit.fixed(element),
      scrolledAway: kit.scrolledAway(element),
      linked: element.closest('a[href],button,[role=button],[role=link]') !== null,
      cut: isCut(element),
    });
  }
  return runs;
}
