// The benchmark of nights measures what it says: a first night that reads all, and later ones that need not.
import { expect, it } from 'vitest';
import { measureNights } from '../../scripts/bench/night.ts';

it('plays three nights and compares the later ones with the first', { timeout: 280_000 }, async () => {
  const [unchanged, shared] = await measureNights(2, ['SHGASH', 'SHAQSH']);
  const { first, second } = unchanged!;
  expect(first.unchanged).toBe(0);
  expect(first.anew).toBeGreaterThanOrEqual(8);
  expect(second).toMatchObject({ anew: 0, unchanged: first.anew });
  expect(second.megabytes).toBeGreaterThan(0);
  expect(unchanged!.bytesRatio).toBeLessThan(0.5);
  expect(shared!.second.anew + shared!.second.unchanged).toBe(first.anew);
});
