// Which pages a run visits: always the same ones, the most different guides first.
import { expect, it } from 'vitest';
import { loadProfile } from '../../../crawler/profile.ts';
import { pagesToVisit } from '../../../scripts/visit/choose-pages.ts';
import type { StoredGuide } from '../../../store/index.ts';
import { guideOf } from '../../reports/samples.ts';

const profile = loadProfile('fixture', 'h5');
const stored = (
  item: string,
  shown: string[],
  url: string | null = `http://portal.fixture.example/${item}`,
) =>
  ({
    run: 'r',
    item,
    channel: 'h5',
    capture: null,
    url,
    unit: 'SHGASH',
    guide: guideOf({ shown }),
  }) as StoredGuide;
const many = [
  ...['1', '2', '3', '4'].map((id) => stored(id, ['name', 'places'])),
  stored('5', ['name', 'places', 'materials', 'steps']),
  stored('6', ['name', 'fee']),
  stored('7', ['name', 'places', 'x', 'y', 'z'], null),
];
const guides = (pages: ReturnType<typeof pagesToVisit>) =>
  pages.filter(({ family }) => family === 'guide').map(({ page }) => page);

it('begins with the entry and the profile’s own pages', () => {
  const [home, list] = pagesToVisit(profile, []);
  expect(home).toMatchObject({ page: 'home', family: 'home', url: profile.publicOrigin + profile.entry });
  expect(list).toMatchObject({ page: 'list', family: 'list', taps: ['.chip'] });
});

it('takes the guides that show most that is new, then further ones of the most frequent layout', () => {
  expect(guides(pagesToVisit(profile, many))).toEqual(['5', '6', '1']);
  expect(guides(pagesToVisit(profile, many, 5))).toEqual(['5', '6', '1', '2', '3']);
  expect(guides(pagesToVisit(profile, many, 0))).toEqual([]);
});

it('tries the first page of each kind where the profile says so', () => {
  const tried = (taps: number) =>
    pagesToVisit({ ...profile, visits: { ...profile.visits!, taps } }, many).flatMap(({ page, tries }) =>
      tries === undefined ? [] : [`${page} ${tries}`],
    );
  expect(tried(4)).toEqual(['home 4', 'list 4', '5 4']);
  expect(tried(0)).toEqual([]);
});

it('opens the first page of each kind on a slow network where the profile says so', () => {
  const slow = (network?: string) =>
    pagesToVisit({ ...profile, visits: { ...profile.visits!, network } }, many).flatMap((page) =>
      page.network ? [`${page.page} ${page.network.id}`] : [],
    );
  expect(slow('4g')).toEqual(['home 4g', 'list 4g', '5 4g']);
  expect(slow()).toEqual([]);
});

it('is the same from night to night', () => {
  expect(pagesToVisit(profile, many)).toEqual(pagesToVisit(profile, [...many]));
});
