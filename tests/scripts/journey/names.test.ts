// Names of a journey's files, and files that would overwrite one another.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { journeyName } from '../../../scripts/journey/journey-name.ts';
import { readJourneys } from '../../../scripts/journey/read-file.ts';

const name = (id: string) => journeyName({ item: { id, name: '', unit: '' } as never, channel: 'pc' });

test('an id is the name, and ids that no disk takes are told apart', () => {
  expect(name('subsidy-job')).toBe('pc-subsidy-job');
  expect(name('事项甲')).not.toBe(name('事项乙'));
  expect(name('../事项')).toMatch(/^pc-[\w-]+$/);
});

test('two files of one item and channel are refused by name', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'guide-audit-journeys-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  for (const file of ['a.yaml', 'b.yaml'])
    writeFileSync(join(dir, file), 'item: reg-shop\nchannel: [pc, h5]\nsteps:\n  - apply\n');
  await expect(readJourneys(dir)).rejects.toThrow('reg-shop（pc）');
});
