// The channels' sandbox crawled in all its channels: what the run stores is what was planted, and the reports show it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { channelsSandbox } from '../../fixtures/channels/sandbox.ts';
import { compareWithTruth } from '../../scripts/accuracy/truth.ts';
import { mainRun } from '../../scripts/pipeline.ts';
import { folder, open } from '../store/folder.ts';

it('finds every planted difference of four channels and a map, and nothing else', {
  timeout: 300_000,
}, async () => {
  const dir = folder();
  const store = open(dir, { now: () => new Date() });
  const said: string[] = [];
  const { run, report } = await mainRun(
    {
      ...{ store, now: () => new Date(), signal: new AbortController().signal },
      say: (line) => void said.push(line),
    },
    { site: 'fixture-channels', out: ({ id }) => join(dir, 'reports', id), visits: false },
  );
  const found = [...store.findings.iterate(run.id)].map(({ outcome: verdict, ...finding }) => ({
    ...finding,
    verdict,
  }));
  const { truth, halls } = channelsSandbox();
  expect(compareWithTruth(found, truth)).toEqual({ misses: [], falseAlarms: [] });
  expect(store.serviceMaps.of(run.id)).toMatchObject({ whole: true, halls: { length: halls.length } });
  expect(said.join('\n')).toContain(`已读取政务服务地图：大厅 ${halls.length} 个`);
  // What stands on a page is looked at a second time there; a row of the map has no page of its own to look at.
  const fails = found.filter(({ verdict, channel }) => verdict === 'fail' && channel !== 'map');
  expect(fails.map(({ confirmation }) => confirmation)).toEqual(fails.map(() => 'confirmed'));
  const page = readFileSync(join(dir, 'reports', run.id, 'channels.html'), 'utf8');
  for (const name of ['自助终端', '单位网站', '政务服务地图']) expect(page).toContain(name);
  expect(readFileSync(report.overview, 'utf8')).toContain('map.html');
});
