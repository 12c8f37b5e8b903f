// Captions whose value stands before them: a number over its caption (10 / 承诺办结时限). Called by extract.ts.
import type { Mark } from './marks.ts';
import type { El, Page } from './tree.ts';

/** Marks whose value stands before them: boxes `10 / 承诺办结时限` that begin with a value and end with a caption. */
export function findReversed(page: Page, marks: readonly Mark[]): void {
  const homes = new Map<El, Mark[]>();
  for (const m of marks) if (!m.regions) homes.set(m.home, [...(homes.get(m.home) ?? []), m]);
  for (const [home, own] of homes) {
    if (['tr', 'table', 'tbody', 'body', 'html', 'dl'].includes(home.tag)) continue;
    if (
      own.some(
        (m) =>
          m.inline ||
          (m.entry?.long && m.entry.field !== 'fee') ||
          m.entry?.section ||
          /[:：]\s*$/.test(page.runs[m.last - 1]?.text ?? ''),
      )
    )
      continue;
    if (own.at(-1)!.last !== home.last || own[0]!.first === home.first) continue;
    const inside = marks.filter((m) => m.first >= home.first && m.last <= home.last);
    if (inside.length !== own.length) continue;
    let at = home.first;
    const regions = own.map((m): [number, number] => {
      const region: [number, number] = [at, m.first];
      at = m.last;
      return region;
    });
    if (regions.some(([first, last]) => first === last || last - first > 3)) continue;
    for (const [i, m] of own.entries()) {
      m.regions = [regions[i]!];
      m.reversed = true;
    }
  }
}
