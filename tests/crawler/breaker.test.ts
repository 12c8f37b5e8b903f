// Circuit breaker, latency and the memory of a host's pace, each with a clock of its own.
import { describe, expect, it } from 'vitest';
import { type Breaker, closedBreaker, failed, rest } from '../../crawler/breaker.ts';
import { newPace, resumed, timed } from '../../crawler/pace.ts';
import { Pacer, Pacers } from '../../crawler/pacer.ts';
import type { HostPace } from '../../store/index.ts';

const afterFailures = (n: number, at: number): Breaker =>
  Array.from({ length: n }).reduce<Breaker>((breaker) => failed(breaker, at), closedBreaker);

describe('breaker', () => {
  it('opens at the fifth failure in a row', () => {
    expect(rest(afterFailures(4, 0), 0)).toBe(0);
    expect(rest(afterFailures(5, 0), 0)).toBe(30_000);
    expect(rest(afterFailures(5, 0), 30_000)).toBe(0);
  });
  it('counts nothing that was under way when it opened', () => {
    expect(afterFailures(9, 0)).toEqual(afterFailures(5, 0));
  });
  it('rests twice as long after each try that fails, ten minutes at most', () => {
    let breaker = afterFailures(5, 0);
    const rests: number[] = [];
    for (let i = 0; i < 6; i++) {
      const now = breaker.openUntil;
      breaker = failed(breaker, now);
      rests.push(rest(breaker, now) / 1000);
    }
    expect(rests).toEqual([60, 120, 240, 480, 600, 600]);
  });
});

describe('latency', () => {
  const fed = (answers: number[], perSecond = 8) =>
    answers.reduce((pace, milliseconds) => timed(pace, 0, milliseconds), newPace(perSecond, 0));
  it('halves the pace once when answers grow far beyond the usual', () => {
    expect(fed([...Array(30).fill(300), 3000]).current).toBe(4);
    expect(fed([...Array(30).fill(300), 1500, 1500]).current).toBe(8);
    expect(fed([...Array(30).fill(300), 3000, 300, 300]).current).toBeGreaterThan(4);
  });
  it('halves again while they stay slow', () => {
    expect(fed([...Array(30).fill(300), ...Array(12).fill(5000)]).current).toBeLessThanOrEqual(1);
  });
  it('leaves a host alone that is always slow, and one that is quick', () => {
    expect(fed(Array(50).fill(4000)).current).toBe(8);
    expect(fed([...Array(30).fill(20), ...Array(10).fill(200)]).current).toBe(8);
  });
  it('recovers slowly', () => {
    const slow = fed([...Array(30).fill(300), 3000]);
    const after = (n: number) =>
      Array(n)
        .fill(300)
        .reduce((pace, ms) => timed(pace, 0, ms), slow).current;
    expect(after(5)).toBeLessThan(5);
    expect(after(25)).toBe(8);
  });
});

describe('memory of a pace', () => {
  const kept = { current: 0.25, pausedUntil: 0, savedAt: 1000 };
  it('goes on where a former process was, within a day', () => {
    expect(resumed(newPace(1, 2000), 2000, kept).current).toBe(0.25);
    expect(resumed(newPace(0.1, 2000), 2000, kept).current).toBe(0.1);
    expect(resumed(newPace(1, 90_000_000), 90_000_000, kept).current).toBe(1);
  });
  it('never waits for a clock that was set back', () => {
    expect(resumed(newPace(1, 0), 0, { ...kept, pausedUntil: 86_000_000 }).pausedUntil).toBe(600_000);
  });
  it('is told of each change and read by the next process', async () => {
    const hosts = new Map<string, HostPace>();
    const memory = {
      load: (host: string) => hosts.get(host) ?? null,
      save: (host: string, state: HostPace) => void hosts.set(host, state),
    };
    let now = 5000;
    const first = new Pacers(1000, () => now, memory).of('http://slow.example/');
    first.answered(200, {});
    expect(hosts.size).toBe(0);
    for (let i = 0; i < 5; i++) first.answered(503, {});
    expect(hosts.get('slow.example')).toMatchObject({ current: 31.25, failures: 5, openUntil: 35_000 });
    now = 6000;
    const second = new Pacers(1000, () => now, memory).of('http://slow.example/');
    const stop = new AbortController();
    const turn = second.turn(stop.signal).then(() => 'turn');
    const early = new Promise((resolve) => setTimeout(() => resolve('waits'), 50));
    expect(await Promise.race([turn, early])).toBe('waits');
    stop.abort();
    expect(await turn).toBe('turn');
  });
  it('does not hold up a host that answers', async () => {
    const pacer = new Pacer(1000, () => 0);
    for (let i = 0; i < 4; i++) pacer.answered(null, {});
    pacer.answered(404, {});
    for (let i = 0; i < 4; i++) pacer.answered(null, {});
    const late = new Promise((resolve) => setTimeout(() => resolve('waits'), 500));
    expect(await Promise.race([pacer.turn().then(() => 'turn'), late])).toBe('turn');
  });
});
