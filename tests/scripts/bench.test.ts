// The benchmark measures what it says: planted links are judged right by our side, and the program under load does all of its work.
import { expect, it } from 'vitest';
import { answersOf, checkOurs, withLinksSite } from '../../scripts/bench/links.ts';
import { plantedLinks } from '../../scripts/bench/links-truth.ts';
import { measureLoad } from '../../scripts/bench/load.ts';

const links = plantedLinks(200);

it('finds every planted dead link and calls no blocked or right one dead', async () => {
  const checked = await withLinksSite(links.length, (origin) => checkOurs(origin, links));
  expect(answersOf(links, checked.broken)).toEqual({
    ...{ broken: 20, brokenFound: 20, blocked: 10, blockedCalledBroken: 0 },
    ...{ right: 170, rightCalledBroken: 0, wrong: [] },
  });
}, 60_000);

it('counts wrong answers of a tool that trusts the status alone', () => {
  const paths = links.filter(({ planted }) => planted === 'blocked').map(({ url }) => url);
  const answers = answersOf(links, new Set(paths.map((url) => new URL(url).pathname + new URL(url).search)));
  expect(answers).toMatchObject({ brokenFound: 0, blockedCalledBroken: 10 });
  expect(answers.wrong).toContain('forbidden.html');
});

it('fetches, stores and judges as many guides as asked for, in a process of its own', async () => {
  const row = await measureLoad(30);
  expect(row.guides).toBe(30);
  expect(row.databaseMegabytes).toBeGreaterThan(0.1);
  expect(row.peakMegabytes).toBeGreaterThanOrEqual(row.crawlPeakMegabytes);
  expect(row.judgeSecondsPerThousand).toBeGreaterThan(0);
}, 120_000);
