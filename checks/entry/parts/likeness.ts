// How alike two pages look. Pure; used by the checks of second-level pages.
import type { PageLook } from '../../../store/schemas/entry-walk.ts';

type Part = { names: readonly string[]; words: readonly string[] } | null;

const linesOf = (part: NonNullable<Part>): Set<string> =>
  new Set([...part.names, ...part.words].map((line) => line.replace(/[\s\p{P}\p{S}]/gu, '')).filter(Boolean));

/** Share of the portal's lines that stand in the page's part, too; 0 where the page has no such part, null where the portal has none. */
export function shareOf(own: Part, page: Part): number | null {
  if (!own) return null;
  const wanted = linesOf(own);
  if (wanted.size === 0) return null;
  const found = page ? linesOf(page) : new Set<string>();
  return [...wanted].filter((line) => found.has(line)).length / wanted.size;
}

/** The best of several pages of the portal; null where none has such a part. */
export function bestShare(own: readonly PageLook[], page: PageLook, part: 'head' | 'foot'): number | null {
  const shares = own.flatMap((one) => shareOf(one[part], page[part]) ?? []);
  return shares.length === 0 ? null : Math.max(...shares);
}

/** CIE L*a*b* of `#rrggbb` (sRGB, D65). */
function lab(hex: string): [number, number, number] {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
  const y = f(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = f((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Distance of two colours (CIE76); about 2 is hardly seen, 20 is another colour. */
export function distance(a: string, b: string): number {
  const [one, other] = [lab(a), lab(b)];
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}
