// Which pages of a channel are visited: entry page, the profile's own pages, and the guide pages that differ most. Pure;
// called by scripts/pipeline/visit-channel.ts.
import type { SiteProfile } from '../../crawler/profile.ts';
import { networkNamed } from '../../crawler/visit/networks.ts';
import type { PageToVisit } from '../../crawler/visit/visit-pages.ts';
import type { StoredGuide } from '../../store/index.ts';

type Candidate = Pick<PageToVisit, 'item' | 'unit' | 'url' | 'name'>;

/** Guides that show the same captions are one layout. */
interface Layout {
  captions: readonly string[];
  pages: number;
  /** The first ones by item. */
  first: Candidate[];
}

/** The layouts of a channel's guides, the most frequent first. Memory holds `each` pages a layout. */
export function layoutsOf(guides: Iterable<StoredGuide>, each: number): Layout[] {
  const layouts = new Map<string, Layout>();
  for (const { item, unit, url, guide } of guides) {
    if (!url) continue;
    const captions = [...new Set(guide.shown)].sort();
    const key = captions.join();
    const layout = layouts.get(key) ?? { captions, pages: 0, first: [] };
    layouts.set(key, layout);
    layout.pages++;
    if (layout.first.length < each) layout.first.push({ item, unit, url, name: guide.name ?? item });
  }
  return [...layouts.values()].sort(
    (a, b) => b.pages - a.pages || (a.captions.join() < b.captions.join() ? -1 : 1),
  );
}

/** Page after page the one with the most captions that no page before showed; then the next ones of the frequent layouts. */
export function differentPages(layouts: readonly Layout[], most: number): Candidate[] {
  const seen = new Set<string>();
  const left = [...layouts];
  const chosen: Candidate[] = [];
  while (chosen.length < most && left.length > 0) {
    const news = left.map(({ captions }) => captions.filter((one) => !seen.has(one)).length);
    const best = news.indexOf(Math.max(...news));
    const [layout] = left.splice(best, 1) as [Layout];
    chosen.push(layout.first[0]!);
    for (const caption of layout.captions) seen.add(caption);
  }
  const others = layouts.flatMap(({ first }) => first.slice(1));
  return [...chosen, ...others].slice(0, most);
}

/** All pages in the order in which they are visited. `guides`: how many guide pages, default the profile's. */
export function pagesToVisit(
  profile: SiteProfile,
  stored: Iterable<StoredGuide>,
  guides = profile.visits?.guides ?? 3,
): PageToVisit[] {
  const { publicOrigin, entry, visits } = profile;
  const fixed = (visits?.pages ?? []).map(
    ({ id, name, family, path, taps }): PageToVisit => ({
      ...{ page: id, family, name, item: null, unit: null, url: publicOrigin + path, taps },
    }),
  );
  const home: PageToVisit = {
    ...{ page: 'home', family: 'home', name: '首页', item: null, unit: null },
    ...{ url: publicOrigin + entry, taps: [] },
  };
  const pages = [
    home,
    ...fixed,
    ...differentPages(layoutsOf(stored, guides), guides).map(
      (one): PageToVisit => ({ ...one, page: one.item!, family: 'guide', taps: [] }),
    ),
  ];
  const tries = visits?.taps || undefined;
  const network = visits?.network ? networkNamed(visits.network) : undefined;
  const first = (page: PageToVisit, at: number) =>
    pages.findIndex(({ family }) => family === page.family) === at;
  return pages.map((page, at) => (first(page, at) ? { ...page, tries, network } : page));
}
