// A log-in that ends in the middle of the walk: what was met is kept, the rest waits unobserved, and after new log-ins the matrix is the truth.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { found, type Ground, ground } from './walk.ts';

const MIDDLE = 14;

let at: Ground;
beforeAll(async () => {
  at = await ground();
});
afterAll(() => at?.close());

it('pauses, accuses nobody, and goes on after a new log-in until the matrix equals the truth', async () => {
  const { truth } = at.identity;
  const first = await at.walk({
    alone: true,
    onDoor: (_, done) => {
      if (done === MIDDLE) at.identity.expire();
    },
  });
  expect(first.run.status).toBe('paused');
  const early = found(first);
  expect(early.slice(0, MIDDLE - 1)).toEqual(truth.slice(0, MIDDLE - 1));
  expect(
    early.slice(MIDDLE).filter(({ state, findings }) => state === 'seen' || findings.length > 0),
  ).toEqual([]);
  const waiting = first.rows.slice(MIDDLE).map(({ visit }) => visit.unobserved?.reason);
  expect(new Set(waiting)).toEqual(new Set(['logged-out']));
  // One loss is never more than a question.
  expect(early[MIDDLE - 1]!.findings).toEqual([{ message: 'U06', verdict: 'review' }]);

  // Again alone: the door that really ends the log-in pauses the walk once more, and once more when it is visited again.
  const statuses = [];
  let last = first;
  for (let n = 0; n < 4 && last.run.status !== 'done'; n++) {
    last = await at.walk({ alone: true, resume: true });
    statuses.push(last.run.status);
  }
  expect(found(last)).toEqual(truth);
  expect(statuses.at(-1)).toBe('done');
  expect(last.run.id).toBe(first.run.id);
  expect(at.store.doorVisits.list()).toHaveLength(1);
}, 600_000);

it('has nothing to go on with afterwards', async () => {
  await expect(at.walk({ resume: true })).rejects.toMatchObject({ exitCode: 2 });
});
