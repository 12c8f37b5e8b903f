// Pace arithmetic, without a clock.
import { describe, expect, it } from 'vitest';
import { charge, limit, newPace, recover, retryAfter, slowDown, take } from '../../crawler/pace.ts';

describe('pace', () => {
  it('lets one through at once and spaces the rest', () => {
    let pace = newPace(1, 0);
    const waits = [0, 0, 0].map(() => {
      const taken = take(pace, 0);
      pace = taken.pace;
      return taken.wait;
    });
    expect(waits).toEqual([0, 1000, 2000]);
  });
  it('saves up no more than a burst', () => {
    const { pace } = take(newPace(1, 0), 60_000);
    expect(take(pace, 60_000).wait).toBe(1000);
  });
  it('makes the next wait for what a page sent by itself', () => {
    const pace = charge(charge(newPace(1, 0), 0), 0);
    expect(take(pace, 0).wait).toBe(2000);
  });
  it('keeps to a lower limit for good, and never rises above its own', () => {
    let pace = limit(newPace(10, 0), 0, 0.5);
    expect(take(pace, 0).wait).toBe(2000);
    for (let i = 0; i < 50; i++) pace = recover(pace, 0);
    expect(pace.current).toBe(0.5);
    expect(limit(newPace(1, 0), 0, 5)).toMatchObject({ perSecond: 1, current: 1, tokens: 1 });
  });
  it('halves on 429 and pauses for Retry-After', () => {
    const pace = slowDown(newPace(4, 0), 0, 5000);
    expect(pace.current).toBe(2);
    expect(take(pace, 0).wait).toBe(5000);
  });
  it('never stops altogether and never exceeds what is allowed', () => {
    let pace = newPace(1, 0);
    for (let i = 0; i < 50; i++) pace = slowDown(pace, 0);
    expect(pace.current).toBe(1 / 20);
    for (let i = 0; i < 500; i++) pace = recover(pace, 0);
    expect(pace.current).toBe(1);
  });
  it.each([
    [undefined, 0],
    ['3', 3000],
    ['99999', 600_000],
    ['Thu, 01 Jan 1970 00:00:10 GMT', 10_000],
    ['nonsense', 0],
  ])('reads Retry-After %s', (header, milliseconds) => expect(retryAfter(header, 0)).toBe(milliseconds));
});
