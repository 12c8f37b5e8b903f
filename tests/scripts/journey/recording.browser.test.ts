// A recorded walk leads as the written journey of the same way does: same pages, same obstacles, to the last page before submission.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseJourneyFile } from '../../../crawler/journey/journey-file.ts';
import { journeyOfRecording } from '../../../crawler/journey/recording.ts';
import { startSandbox } from '../../../fixtures/apply/sandbox.ts';
import { runJourneys } from '../../../scripts/journey/run-journeys.ts';
import { sandboxItems, sandboxProfile, sandboxTask } from '../../../scripts/journey/sandbox.ts';

const RECORDED = readFileSync(new URL('./recorded.txt', import.meta.url), 'utf8');

test('a recording leads to the last page before submission, and submits nothing', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'journeys-'));
  const sandbox = await startSandbox({ waitSeconds: 1 });
  onTestFinished(async () => {
    await sandbox.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const profile = sandboxProfile('pc');
  const item = sandboxItems().find(({ id }) => id === 'reg-shop')!;
  const led = (recording: string) => {
    const { yaml } = journeyOfRecording(recording, { item: 'reg-shop', channel: 'pc' });
    const script = parseJourneyFile(yaml, 'recorded');
    return { profile, task: { ...sandboxTask(item, 'pc', profile.publicOrigin, false), script } };
  };
  // What it says is what is chosen: an option that is not there ends the way at its page.
  const wanted = [
    led(RECORDED),
    led(RECORDED.replace('餐饮业', '造船业')),
    led(RECORDED.replaceAll('家庭经营', '合伙')),
  ];
  const ends = (
    await runJourneys(wanted, {
      ...{ origin: sandbox.origin, place: { sandbox: true }, dir, lanes: 1 },
      now: () => new Date(),
    })
  ).map(({ end }) => end);
  expect(ends[0]).toMatchObject({ reached: 'preview' });
  expect(ends[1]).toMatchObject({ reached: 'stopped', detail: expect.stringContaining('造船业') });
  expect(ends[2]).toMatchObject({ reached: 'stopped', detail: expect.stringContaining('合伙') });
  expect(sandbox.log.filter(({ effect }) => effect === 'submit')).toEqual([]);
}, 120_000);
