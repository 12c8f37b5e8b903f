// A walk with a log-in from the vault, as on a real site: no helper, doors from the profile, a pause where the log-in is lost.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { found, type Ground, ground } from './walk.ts';

let at: Ground;
beforeAll(async () => {
  at = await ground();
});
afterAll(() => at?.close());

it('goes through the doors of the profile, pauses when the log-in is lost, goes on after the next', async () => {
  const units = ['SHGASH', 'SHSSSH'];
  const truth = at.identity.truth.filter(({ unit }) => units.includes(unit));
  const asked = {
    ...{ identity: undefined, own: at.identity.hosts, units },
    login: { ...at.login, doors: at.identity.doors },
  };
  await expect(at.walk(asked)).rejects.toMatchObject({ code: 'missing', exitCode: 4 });
  await at.logIn();
  at.identity.expire();
  const lost = await at.walk(asked);
  expect(lost.run).toMatchObject({ status: 'paused', life: { first: null, logins: 1 } });
  expect(found(lost).every(({ state, findings }) => state === 'unobserved' && findings.length === 0)).toBe(
    true,
  );
  await at.logIn();
  const whole = await at.walk({ ...asked, resume: true });
  expect(whole.run).toMatchObject({ id: lost.run.id, status: 'done', life: { losses: 0, logins: 2 } });
  expect(found(whole)).toEqual(truth);
}, 120_000);
