// The clock of a journey stands still while it waits for its turn.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ownTime } from '../../../crawler/journey/own-time.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

it('what it waits for its turn is not counted', async () => {
  const time = ownTime(Date.now);
  const walk = async () => {
    for (let n = 0; n < 4; n++) {
      await time.rest(() => pause(1000));
      await pause(20);
    }
    return 'done';
  };
  const within = time.within(walk(), 100, '模拟申报');
  await vi.advanceTimersByTimeAsync(5000);
  await expect(within).resolves.toBe('done');
});

it('its own time is', async () => {
  const time = ownTime(Date.now);
  const walk = async () => {
    await time.rest(() => pause(1000));
    await pause(200);
  };
  const within = time.within(walk(), 100, '模拟申报');
  const refused = expect(within).rejects.toThrow('模拟申报超过 0.1 秒');
  await vi.advanceTimersByTimeAsync(1101);
  await refused;
});

it('what fails is told at once', async () => {
  vi.useRealTimers();
  const failing = sleep(1).then(() => Promise.reject(new Error('broken')));
  await expect(ownTime().within(failing, 60_000, '模拟申报')).rejects.toThrow('broken');
});
