// A site that is not the sandbox: with a log-in of the vault, robots.txt and the read-only guard. Nothing is signed in to, sent or
// submitted; what the guard holds back, a log-in that ran out and a captcha end a journey and are charged to nobody.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { judgeAll } from '../../../checks/journey/judge-all.ts';
import { JourneyAllowance } from '../../../crawler/journey/allowance.ts';
import { NotNow } from '../../../crawler/not-now.ts';
import { loadProfile, type SiteProfile } from '../../../crawler/profile.ts';
import { randomKey } from '../../../crawler/session/key.ts';
import { saveSession } from '../../../crawler/session/vault.ts';
import { COMPANY, PERSON, type Sandbox, startSandbox } from '../../../fixtures/apply/sandbox.ts';
import { runJourneys } from '../../../scripts/journey/run-journeys.ts';
import { siteJourneys, siteStart } from '../../../scripts/journey/site.ts';
import type { Journey } from '../../../store/schemas/journey.ts';

const MINUTES = 60_000;
const now = () => new Date();
const key = randomKey();
let dir: string;
let sandbox: Sandbox;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), '真实站点-'));
  sandbox = await startSandbox({ waitSeconds: 1 });
});
afterAll(async () => {
  await sandbox?.close();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(() => {
  sandbox.log.length = 0;
});

/** The sandbox as an ordinary site: nothing of its own requests is known, and it may save what is named here. */
function site(drafts: readonly string[] = []): SiteProfile {
  const base = loadProfile('fixture');
  const allowed = drafts.map((path) => ({ name: `暂存${path.at(-1)}`, method: 'POST', path }));
  const { host } = new URL(base.publicOrigin);
  return {
    ...base,
    guide: '/pc/item/{id}',
    journey: JourneyAllowance.parse({ drafts: allowed }),
    login: {
      ...{ identityHosts: [host], hosts: [], start: `${base.publicOrigin}/pc/login`, doors: [] },
      probe: { page: `${base.publicOrigin}/pc`, name: '.who' },
      stay: { times: 0, seconds: 0 },
    },
  };
}

const steps = (id: string): string[] =>
  ['situation', 'form-1', 'form-2', 'form-3', 'upload'].map((step) => `/pc/item/${id}/${step}`);

/** A person logs in beforehand; the vault keeps it. */
async function logIn(account: typeof PERSON, cookie?: string): Promise<void> {
  const { publicOrigin, id } = site();
  const answer = await fetch(`${sandbox.origin}/pc/login`, {
    ...{ method: 'POST', redirect: 'manual' },
    body: new URLSearchParams({ account: account.account, password: account.password }),
  });
  const value = cookie ?? /apply_session=([\w-]+)/.exec(answer.headers.get('set-cookie') ?? '')![1]!;
  saveSession(
    dir,
    { site: id, account: 'test', kind: account.kind, savedAt: now().toISOString(), expiresAt: null },
    {
      cookies: [
        {
          ...{ name: 'apply_session', value, domain: new URL(publicOrigin).hostname, path: '/' },
          ...{ expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' },
        },
      ],
      ...{ origins: [], sessionStorage: [], name: account.known.companyName ?? account.known.name! },
    },
    key,
  );
}

async function walk(profile: SiteProfile, id: string, loggedIn: boolean): Promise<Journey> {
  const account = loggedIn ? { account: 'test', key, dir } : null;
  const start = await siteStart(profile, { account, now: now(), origin: sandbox.origin });
  const wanted = siteJourneys({ profiles: [profile], items: [id], files: [], store: null });
  const [journey] = await runJourneys(wanted, { ...start, origin: sandbox.origin, dir, now });
  return journey!;
}

/** What reached the site beside reading. */
const sent = () => sandbox.log.map(({ effect }) => effect);

describe('with a log-in from the vault', () => {
  it(
    'goes as far as reading leads, and charges nobody with what the guard held back',
    async () => {
      await logIn(PERSON);
      sandbox.log.length = 0;
      const journey = await walk(site(), 'reg-shop', true);
      expect(journey).toMatchObject({
        source: 'site',
        logins: [],
        end: { reached: 'stopped', reason: 'blocked' },
      });
      expect(journey.end).toMatchObject({
        step: 'situation',
        detail: expect.stringContaining('程序只读不提交'),
      });
      expect(judgeAll(journey).met).toEqual([]);
      expect(sent()).toEqual([]);
    },
    2 * MINUTES,
  );

  it(
    'with drafts allowed it stops before the last step; nothing of the person is kept',
    async () => {
      await logIn(PERSON);
      sandbox.log.length = 0;
      const journey = await walk(site(steps('reg-shop')), 'reg-shop', true);
      expect(journey.end).toMatchObject({
        reached: 'preview',
        step: 'preview',
        detail: expect.stringContaining('没有点按“提交申请”'),
      });
      expect(new Set(sent())).toEqual(new Set(['save']));
      expect(journey.steps.at(-1)!.screenshot).toBeNull();
      expect(journey.steps[0]!.screenshot).not.toBeNull();
      const kept = readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
        .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
        .join('\n');
      for (const shown of ['个体工商户', '身份证号码', '申请人姓名']) expect(kept).toContain(shown);
      for (const secret of Object.values(PERSON.known)) expect(kept).not.toContain(secret);
    },
    3 * MINUTES,
  );

  it(
    'a log-in that ran out on the way ends it as logged-out, and is no obstacle',
    async () => {
      await logIn(PERSON);
      const journey = await walk(site(steps('cert-crime')), 'cert-crime', true);
      expect(journey.end).toMatchObject({ reached: 'stopped', reason: 'logged-out', step: 'login' });
      expect(judgeAll(journey).met.map(({ obstacle }) => obstacle)).toEqual([]);
    },
    2 * MINUTES,
  );

  it(
    'a captcha ends it at that step',
    async () => {
      await logIn(COMPANY);
      const journey = await walk(site(steps('permit-hygiene')), 'permit-hygiene', true);
      expect(journey.end).toMatchObject({ reached: 'stopped', reason: 'blocked', step: 'form-2' });
      expect(judgeAll(journey).met.map(({ obstacle }) => obstacle)).toEqual(['captcha']);
    },
    2 * MINUTES,
  );

  it(
    'one that the portal does not know any more is told before anything is begun',
    async () => {
      await logIn(PERSON, 'nobody');
      await expect(walk(site(), 'reg-shop', true)).rejects.toMatchObject({ code: 'expired', exitCode: 4 });
    },
    MINUTES,
  );
});

it(
  'a probe that may not be opened is told by its key, as a mistake of the profile',
  async () => {
    await logIn(PERSON);
    const base = site();
    const page = 'http://elsewhere.fixture.example/me';
    const login = { ...base.login!, probe: { ...base.login!.probe, page } };
    await expect(walk({ ...base, login }, 'reg-shop', true)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(`login.probe.page（${page}）`),
    });
  },
  MINUTES,
);

it(
  'where no more may be asked tonight the journey ends with the reason, and the next one is not begun',
  async () => {
    const profile = site();
    let asked = 0;
    const leave = {
      check: () => {
        if (++asked > 1) throw new NotNow('本夜的访问已达上限。');
      },
      sent: () => undefined,
    };
    const start = await siteStart(profile, { account: null, now: now(), origin: sandbox.origin, leave });
    const wanted = siteJourneys({
      profiles: [profile],
      items: ['reg-shop', 'cert-crime'],
      files: [],
      store: null,
    });
    let begun = 0;
    const journeys = await runJourneys(wanted, {
      ...{ ...start, origin: sandbox.origin, dir, now },
      mayBegin: () => ++begun === 1,
    });
    expect(journeys.map(({ item, end }) => ({ id: item.id, end }))).toEqual([
      {
        id: 'reg-shop',
        end: { reached: 'stopped', step: 'guide', reason: 'budget', detail: '本夜的访问已达上限。' },
      },
    ]);
    expect(judgeAll(journeys[0]!).met).toEqual([]);
  },
  MINUTES,
);

it(
  'without a log-in it ends where one is asked for, without trying one',
  async () => {
    const journey = await walk(site(), 'reg-shop', false);
    expect(journey.end).toMatchObject({ reached: 'stopped', reason: 'logged-out', step: 'login' });
    expect(journey.steps.at(-1)!.done).toEqual([]);
    expect(judgeAll(journey)).toMatchObject({ met: [], depth: { verdict: 'open' } });
    expect(sent()).toEqual([]);
  },
  MINUTES,
);
