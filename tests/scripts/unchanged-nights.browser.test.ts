// Nights of the whole main job on a portal that does not change: what is carried over says word by word what a full reading says.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mainRun } from '../../scripts/pipeline.ts';
import type { RunRecord } from '../../store/index.ts';
import { folder, open } from '../store/folder.ts';

it('two runs are equal, with and without full readings, and the evidence stays', {
  timeout: 400_000,
}, async () => {
  let clock = Date.parse('2026-11-02T14:00:00Z');
  const now = () => new Date(clock);
  const dir = folder();
  const store = open(dir, { now });
  const said: string[] = [];
  const context = {
    ...{ store, now, signal: new AbortController().signal },
    say: (line: string) => void said.push(line),
  };
  const night = async (full: boolean) => {
    clock += 86_400_000;
    const { run, summary, report } = await mainRun(context, {
      ...{ site: 'fixture', units: ['SHGASH', 'SHAQSH'], fixture: { items: 3 }, full },
      out: ({ id }) => join(dir, 'reports', id),
    });
    return { run, summary, index: readFileSync(report.overview, 'utf8') };
  };
  /** Without what a run alone decides. */
  const findingsOf = ({ id }: RunRecord) =>
    [...store.findings.iterate(id)].map(
      ({ run: _, state: __, firstSeen, lastSeen, evidence, ...rest }) => rest,
    );

  const first = await night(false);
  const second = await night(false);
  const full = await night(true);
  expect(findingsOf(first.run).length).toBeGreaterThan(5);
  expect(findingsOf(second.run)).toEqual(findingsOf(first.run));
  expect(findingsOf(full.run)).toEqual(findingsOf(first.run));

  const { listed } = first.summary;
  expect(first.summary.ages).toMatchObject({ anew: listed, unchanged: 0 });
  expect(second.summary.ages.unchanged).toBeGreaterThan(listed / 2);
  expect(second.summary.ages.anew + second.summary.ages.unchanged).toBe(listed);
  expect(full.summary.ages).toMatchObject({ anew: listed, unchanged: 0 });
  const { anew, unchanged, oldest } = second.summary.ages;
  const sentence = `本批重新读取${anew}页，确认未变${unchanged}页，最早一次完整读取于${oldest!.slice(0, 16).replace('T', ' ')}`;
  expect(said.filter((line) => line.includes('确认未变')).length).toBe(2);
  expect(second.index).toContain(sentence);
  expect(first.index).not.toContain('确认未变');
  expect(full.index).not.toContain('确认未变');

  // Whatever still stands has its picture, though nobody opened its page again.
  const pictured = [...store.findings.iterate(second.run.id)].filter(({ evidence }) => evidence.length > 0);
  expect(pictured.length).toBeGreaterThan(3);
  for (const { evidence, state, lastSeen } of pictured) {
    expect({ state, lastSeen }).toEqual({ state: 'open', lastSeen: second.run.startedAt });
    for (const { path } of evidence) expect(existsSync(join(dir, path))).toBe(true);
  }
});
