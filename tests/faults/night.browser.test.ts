// A night on a portal of which every twentieth page is broken in some way: it ends with coverage and reasons, and finds nothing wrong.
import { afterAll, expect, it } from 'vitest';
import { type Fault, type Portal, startPortal } from '../../fixtures/portal.ts';
import { type PlayedNight, playNight } from './played-night.ts';

const EVERY = 20;
const BROKEN: Fault[] = [
  'hang',
  '500',
  'wall',
  'reset',
  '403',
  'login-page',
  'gbk-as-utf8',
  'redirect-home',
  '429',
];
const UNITS = Number(process.env.GUIDE_AUDIT_UNITS ?? 6);

let portal: Portal;
const nights: PlayedNight[] = [];
afterAll(async () => {
  for (const night of nights) night.close();
  await portal?.close();
});

it(
  'ends with coverage and reasons, and no finding that is not there',
  async () => {
    const faults: Record<string, Fault> = {};
    portal = await startPortal({ faults });
    const units = [...new Set(portal.guides.map(({ unit }) => unit.id))].slice(0, UNITS);
    const guides = portal.guides.filter(({ unit }) => units.includes(unit.id));
    const still = await playNight(portal, units);
    nights.push(still);
    for (const [i, { item }] of guides.entries())
      if (i % EVERY === 0) faults[item.id] = BROKEN[(i / EVERY) % BROKEN.length]!;
    const broken = Object.keys(faults);
    const night = await playNight(portal, units);
    nights.push(night);
    expect(broken.length / guides.length).toBeGreaterThanOrEqual(0.05);
    expect(night.summary).toMatchObject({ stopped: false, captured: guides.length - broken.length });
    expect(night.summary.listed).toBe(guides.length);
    const reasons = Object.values(night.summary.unobserved).reduce((sum, n) => sum + n, 0);
    expect(reasons).toBe(broken.length);
    const problems = night.store.captures.ofRun(night.run.id).filter(({ problem }) => problem);
    expect(problems.map(({ item }) => item).sort()).toEqual(broken.sort());
    const right = new Set(still.findings);
    expect(night.findings.filter((id) => !right.has(id))).toEqual([]);
    expect(night.findings.length).toBeGreaterThan(still.findings.length * 0.8);
    if (process.env.GUIDE_AUDIT_UNITS)
      process.stdout.write(
        `${JSON.stringify({
          ...{
            units: units.length,
            pages: guides.length,
            faults: broken.length,
            reasons: night.summary.unobserved,
          },
          ...{
            captured: night.summary.captured,
            findings: night.findings.length,
            undisturbed: still.findings.length,
          },
        })}\n`,
      );
  },
  UNITS * 60_000,
);
