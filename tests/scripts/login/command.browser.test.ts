// `guide-audit login-matrix` as a user runs it on the fixture: lines or JSON, a report, exit code 0, and no log-in left behind.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { doorTruth } from '../../../fixtures/identity/sites.ts';
import { main } from '../../../scripts/cli.ts';
import { folder } from '../../store/folder.ts';

it('walks through the chosen units and writes what it found', async () => {
  const data = folder();
  vi.stubEnv('GUIDE_AUDIT_KEY', '');
  onTestFinished(() => void vi.unstubAllEnvs());
  let out = '';
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text);
      return true;
    }),
    vi.spyOn(process.stderr, 'write').mockReturnValue(true),
  ];
  const code = await main([
    '--data',
    data,
    'login-matrix',
    '--units',
    'SHAQSH,SHGASH',
    '--stay',
    '1',
    '--json',
  ]);
  for (const spy of spies) spy.mockRestore();
  expect(code).toBe(0);
  const { run, counts, doors } = JSON.parse(out);
  const truth = doorTruth().filter(({ unit }) => unit === 'SHAQSH' || unit === 'SHGASH');
  expect(
    doors.map(({ unit, door, state, findings }: (typeof doors)[number]) => ({
      ...{ unit, door, state },
      findings: findings.map((one: Record<string, string>) => ({
        message: one.message,
        verdict: one.outcome,
      })),
    })),
  ).toEqual(truth);
  expect(counts).toMatchObject({ doors: 6, smooth: 3, fails: 3 });
  expect(doors[0].stays).toHaveLength(1);
  for (const { evidence } of doors) expect(existsSync(join(data, evidence[0].path))).toBe(true);
  const report = join(data, 'reports', run);
  expect(readdirSync(report).sort()).toEqual(['login-matrix.html', 'login-matrix.json', 'pictures']);
  expect(readdirSync(join(data, 'sessions'))).toEqual([]);
}, 120_000);
