// The same guides on both channels with edits planted by a seed: every edit is told, and nothing else. `guide-audit accuracy --channels`.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildFixture } from '../../../fixtures/build.ts';
import { compareEdited } from '../../../scripts/accuracy/channel-edits.ts';
import { guidesToShow } from '../../../scripts/pipeline/guides-to-show.ts';

const REAL = fileURLToPath(new URL('../../../../shared/data/guides/guangxi.jsonl', import.meta.url));
const EDITS = 100;

const right = buildFixture({ items: 13 }).guides.filter(({ operators }) => operators.length === 0);

function expectExactly({ planted, found }: ReturnType<typeof compareEdited>, edits: number): void {
  expect(planted).toHaveLength(edits);
  const at = new Set(planted.map((one) => one.at));
  expect(planted.filter((one) => !found.includes(one.at))).toEqual([]);
  expect(found.filter((one) => !at.has(one))).toEqual([]);
}

describe('guides on both channels', () => {
  it('are the same when nothing is edited', { timeout: 120_000 }, () => {
    expectExactly(compareEdited(right.slice(0, 100), { seed: 'none', edits: 0 }), 0);
  });

  it('200 of them with 100 edits: all are told, and nothing else', { timeout: 120_000 }, () => {
    expect(right.length).toBeGreaterThanOrEqual(200);
    const told = compareEdited(right.slice(0, 200), { seed: 'channels', edits: EDITS });
    expectExactly(told, EDITS);
    // Edits of every kind that these guides allow.
    expect(new Set(told.planted.map(({ edit }) => edit)).size).toBeGreaterThan(12);
  });

  it.skipIf(!existsSync(REAL))(
    '407 real ones with 100 edits: all are told, and nothing else',
    { timeout: 180_000 },
    async () => {
      const guides = await guidesToShow(REAL, undefined);
      expect(guides).toHaveLength(407);
      expectExactly(compareEdited(guides, { seed: 'channels', edits: EDITS }), EDITS);
    },
  );
});
