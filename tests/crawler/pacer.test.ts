// The pacer against a clock of its own: what second tries cost.
import { performance } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { Pacers } from '../../crawler/pacer.ts';

const PAGE = 'http://a.example/';

/** Milliseconds that the next request waits after a page that sent three of its own. */
async function waitAfterPage(slowed: number): Promise<number> {
  const pacers = new Pacers(10, () => 0);
  pacers.slowed = slowed;
  await pacers.of(PAGE).turn();
  for (let n = 0; n < 3; n++) pacers.sent(PAGE);
  const begun = performance.now();
  await pacers.of(PAGE).turn();
  return performance.now() - begun;
}

it('while second tries are made, what pages send costs double', async () => {
  const [usual, slow] = [await waitAfterPage(0), await waitAfterPage(1)];
  expect(usual).toBeGreaterThan(250);
  expect(slow - usual).toBeGreaterThan(150);
});
