// A page nested without end (嵌套过深): a parser needs the square of its depth in time, so it is cut before it is parsed. Pure. Called by from-html.ts.

/** No page for people comes near it, and parsing it takes a fraction of a second. */
const MOST = 5000;
const TAG = /<(\/?)([a-z][a-z0-9-]*)/gi;
/** Never closed, or closed by what follows: they do not nest. */
const FLAT = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot colgroup option optgroup rt rp html head body'.split(
    ' ',
  ),
);

/** Where the page becomes deeper than any page is; -1 for every other page. */
export function tooDeepAt(html: string): number {
  // Most pages have fewer tags than that altogether.
  let signs = 0;
  for (let at = html.indexOf('<'); at >= 0 && signs <= MOST; at = html.indexOf('<', at + 1)) signs++;
  if (signs <= MOST) return -1;
  let depth = 0;
  for (const { 1: closing, 2: name, index } of html.matchAll(TAG)) {
    if (FLAT.has(name!.toLowerCase())) continue;
    depth = closing ? Math.max(0, depth - 1) : depth + 1;
    if (depth > MOST) return index;
  }
  return -1;
}
