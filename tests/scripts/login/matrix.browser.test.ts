// The reuse matrix of the fixture equals its truth for all sites and doors, and nothing that the walk leaves behind holds a secret.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WalkedSite } from '../../../scripts/login/walk-site.ts';
import { writeMatrix } from '../../../scripts/login/write-matrix.ts';
import { found, type Ground, ground } from './walk.ts';

let at: Ground;
let walked: WalkedSite;
beforeAll(async () => {
  at = await ground();
  walked = await at.walk({ kind: 'company' });
  await writeMatrix(walked, {
    ...{ dir: at.store.dir, out: join(at.store.dir, 'reports', walked.run.id), siteName: '示例' },
  });
}, 600_000);
afterAll(() => at?.close());

it('equals the truth', () => {
  expect(found(walked)).toEqual(at.identity.truth);
  expect(at.identity.truth).toHaveLength(30);
  expect(walked.run).toMatchObject({ status: 'done', kind: 'company', life: { losses: 2, logins: 2 } });
});

it('shows the way into each service', () => {
  for (const { visit, state } of walked.rows.filter((row) => row.state === 'seen')) {
    expect([visit.unit, visit.door, visit.chain.length > 1, visit.evidence.length, state]).toEqual([
      ...[visit.unit, visit.door, true, 1, 'seen'],
    ]);
    expect(visit.control).toBe(visit.door === 'h5' ? 'click' : 'link');
    expect(visit.refused).toBe(0);
  }
  const { visit } = walked.rows[0]!;
  expect(visit.chain.map(({ url }) => new URL(url).host)).toEqual([
    ...['zwdt', 'right', 'id', 'right', 'right'].map((name) => `${name}.fixture.example`),
  ]);
});

it('leaves no secret and no person behind', () => {
  const secrets = at.identity.secrets();
  expect(secrets.length).toBeGreaterThan(60);
  const files = at.files();
  const names = [...files.keys()];
  for (const kind of [/\.sqlite$/, /\.session$/, /\.jpg$/, /\.html$/, /\.json$/])
    expect(names.some((name) => kind.test(name))).toBe(true);
  files.set('said', Buffer.from(at.said.join('\n')));
  const leaks = [...files].flatMap(([name, bytes]) =>
    secrets.filter((secret) => bytes.includes(secret)).map((secret) => `${name}: ${secret}`),
  );
  expect(leaks).toEqual([]);
});
