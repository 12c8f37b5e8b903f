// Pages of the lane benchmark: the fixture's whole pages with a portal's menu and the state of its scripts around them. Pure; called by
// lanes-site.ts and lanes.ts.
import { buildFixture } from '../../fixtures/build.ts';
import { wholePage } from '../../fixtures/layouts/page.ts';

export const SIZES = [30, 160] as const;
/** Pages of one size. */
export const PAGES = 80;

/** Half of it is read as page (a menu), half is the scripts' own. */
function padding(bytes: number): string {
  const entries = Array.from(
    { length: Math.ceil(bytes / 2 / 75) },
    (_, i) => `<li><a href="/govPortals/list/${i}.do">主题服务 ${i}</a></li>`,
  );
  const state = Array.from({ length: Math.ceil(bytes / 2 / 60) }, (_, i) => ({
    ...{ id: `theme-${i}`, open: false, seen: false, from: '/govPortals/theme.do' },
  }));
  const script = JSON.stringify(state).slice(0, bytes / 2);
  return `<div class="menu"><ul>${entries.join('')}</ul></div><script>var state=${JSON.stringify(script)};</script>`;
}

const idOf = (size: number, i: number): string => `bench-${size}-${i}`;

export const idsOf = (size: number): string[] => Array.from({ length: PAGES }, (_, i) => idOf(size, i));

/** By the item's id in the address. */
export function paddedPages(): Map<string, string> {
  const { guides } = buildFixture({ seed: 2021, items: 1 });
  const pages = new Map<string, string>();
  for (const size of SIZES)
    for (let i = 0; i < PAGES; i++) {
      const html = wholePage(guides[i % guides.length]!);
      const lacking = size * 1000 - Buffer.byteLength(html);
      pages.set(idOf(size, i), html.replace('</body>', `${padding(lacking)}</body>`));
    }
  return pages;
}
