// Office hours: when a slower pace holds, and that the bucket keeps to it, with clocks of our own.
import { expect, it, test } from 'vitest';
import { ceilingAt, type OfficePace, officePaceOf } from '../../crawler/office-hours.ts';
import { newPace, take, underCeiling } from '../../crawler/pace.ts';
import { Pacer } from '../../crawler/pacer.ts';
import { loadProfile, parseProfile } from '../../crawler/profile.ts';

const OFFICE: OfficePace = { from: '08:30', to: '17:30', perSecond: 0.2 };
const at = (time: string): Date => new Date(`${time}+08:00`);

test.each([
  ['2026-11-30T08:29:59', Infinity],
  ['2026-11-30T08:30:00', 0.2],
  ['2026-11-30T12:00:00', 0.2],
  ['2026-11-30T17:29:59', 0.2],
  ['2026-11-30T17:30:00', Infinity],
  ['2026-12-04T10:00:00', 0.2],
  ['2026-12-05T10:00:00', Infinity],
  ['2026-12-06T10:00:00', Infinity],
  // Still Sunday in London.
  ['2026-12-07T07:00:00', Infinity],
])('%s in Shanghai', (time, perSecond) => expect(ceilingAt(OFFICE, at(time))).toBe(perSecond));

it('is half the pace of a real site that says nothing, and nothing on the example portal', () => {
  const real = loadProfile('shanghai-pc');
  expect(officePaceOf(real)).toEqual({ from: '08:30', to: '17:30', perSecond: 0.2 });
  const silent = { ...real, pace: { perSecond: 2, concurrency: 1 } };
  expect(officePaceOf(silent)).toEqual({ from: '08:30', to: '17:30', perSecond: 1 });
  expect(officePaceOf(loadProfile('fixture'))).toBeNull();
});

it('refuses hours that end before they begin', () => {
  const { pace } = loadProfile('shanghai-pc');
  const data = { ...loadProfile('fixture'), pace: { ...pace, office: { ...OFFICE, to: '08:00' } } };
  expect(() => parseProfile(data, '试验.json')).toThrow(/pace\.office：from 应早于 to/);
});

/** Requests that pass between two times. */
function passed(from: Date, minutes: number): number {
  let pace = newPace(2, from.getTime());
  let [now, n] = [from.getTime(), 0];
  while (now < from.getTime() + minutes * 60_000) {
    const taken = take(underCeiling(pace, now, ceilingAt(OFFICE, new Date(now))), now);
    pace = taken.pace;
    now += taken.wait;
    n++;
  }
  return n;
}

it('slows the bucket down when the office opens and lets it go again when it closes', () => {
  expect(passed(at('2026-11-30T08:20:00'), 10)).toBeGreaterThanOrEqual(1200);
  expect(passed(at('2026-11-30T10:00:00'), 10)).toBeLessThanOrEqual(121);
  const half = passed(at('2026-11-30T08:25:00'), 10);
  expect(half).toBeGreaterThanOrEqual(655);
  expect(half).toBeLessThanOrEqual(665);
  const evening = passed(at('2026-11-30T17:25:00'), 10);
  expect(evening).toBeGreaterThanOrEqual(655);
  expect(evening).toBeLessThanOrEqual(665);
});

it('holds in the pacer of a host by its own clock', async () => {
  let now = at('2026-11-30T09:00:00').getTime();
  const pacer = new Pacer(1000, () => now, undefined, { office: { ...OFFICE, perSecond: 10 } });
  const early = () => new Promise((resolve) => setTimeout(() => resolve('waits'), 40));
  await pacer.turn();
  expect(await Promise.race([pacer.turn().then(() => 'turn'), early()])).toBe('waits');
  now = at('2026-11-30T18:00:00').getTime();
  expect(await Promise.race([pacer.turn().then(() => 'turn'), early()])).toBe('turn');
});
