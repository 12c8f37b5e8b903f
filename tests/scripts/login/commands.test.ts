// `login` and `login-matrix` in wrong use: the thing, the remedy, the exit code; and what the saved log-ins look like.
import { chmodSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { keyOf } from '../../../crawler/session/key.ts';
import { saveSession, sessionFile } from '../../../crawler/session/vault.ts';
import { main } from '../../../scripts/cli.ts';
import { folder } from '../../store/folder.ts';

const KEY = 'ab'.repeat(32);

async function guideAudit(data: string, ...argv: string[]) {
  const texts = { out: '', err: '' };
  for (const name of ['out', 'err'] as const)
    vi.spyOn(process[`std${name}`], 'write').mockImplementation((text) => {
      texts[name] += String(text);
      return true;
    });
  onTestFinished(() => void vi.restoreAllMocks());
  const code = await main(['--data', data, ...argv]);
  vi.restoreAllMocks();
  return { ...texts, code };
}

/** A real site's profile with a letter; `permission` and `login` may be changed. */
function profileFile(
  dir: string,
  change: (profile: Record<string, Record<string, unknown>>) => void = () => {},
) {
  const profile = JSON.parse(
    readFileSync(new URL('../../../crawler/profiles/shanghai-pc.json', import.meta.url), 'utf8'),
  );
  profile.id = 'real';
  profile.permission = {
    ...{
      letter: '示例函〔2026〕1号',
      issuer: '示例单位',
      from: '2020-01-01',
      to: '2099-12-31',
      contact: '示例',
    },
    hosts: ['zwdt.sh.gov.cn', 'id.example'],
    hours: [{ from: '00:00', to: '24:00' }],
    login: '可以登录后查看',
  };
  profile.login = {
    identityHosts: ['id.example'],
    start: 'https://id.example/login',
    probe: { page: 'https://zwdt.sh.gov.cn/', name: '.name' },
    doors: [
      {
        unit: 'U',
        unitName: '某局',
        door: 'pc',
        item: '某事',
        page: 'https://zwdt.sh.gov.cn/item',
        national: null,
      },
    ],
  };
  change(profile);
  const path = join(dir, '档案.json');
  writeFileSync(path, JSON.stringify(profile));
  return path;
}

let data: string;
beforeEach(() => {
  data = folder();
  vi.stubEnv('GUIDE_AUDIT_KEY', '');
  for (const name of ['DISPLAY', 'WAYLAND_DISPLAY']) vi.stubEnv(name, '');
});
afterEach(() => void vi.unstubAllEnvs());

describe('login', () => {
  it.each<[string, string[], RegExp, number, string?]>([
    ['no site', ['login'], /没有指明站点/u, 2],
    ['an unknown site', ['login', 'nowhere'], /nowhere/u, 2],
    ['a site whose profile says nothing of a log-in', ['login', 'shanghai-pc'], /没有 login 一节/u, 2],
    ['no key', ['login', 'fixture'], /没有会话密钥.*--new-key/su, 2],
    ['a key file that is not there', ['login', 'fixture', '--key-file', 'nowhere'], /读不到密钥文件/u, 2],
    ['a label that is a path', ['login', 'fixture', '--account', '../x'], /账号名称只能用/u, 2, KEY],
    ['an unknown kind', ['login', 'fixture', '--kind', 'x'], /person 或 company/u, 2],
    ['nothing to forget', ['login', 'fixture', '--forget'], /没有保存过登录状态/u, 4],
    ['nothing to go on with', ['login-matrix', '--resume'], /没有未完成的走查/u, 2],
    ['an unknown unit', ['login-matrix', '--units', 'NOPE'], /没有可以走查的入口/u, 2],
    ['a matrix of a site without log-in', ['login-matrix', '--site', 'shanghai-pc'], /没有 login 一节/u, 2],
  ])('refuses %s', async (_, argv, message, exit, key = '') => {
    vi.stubEnv('GUIDE_AUDIT_KEY', key);
    const { code, err } = await guideAudit(data, ...argv);
    expect(err).toMatch(message);
    expect(code).toBe(exit);
  });

  it('refuses a letter that does not speak of a log-in, and hosts beyond it', async () => {
    vi.stubEnv('GUIDE_AUDIT_KEY', KEY);
    const silent = profileFile(data, (profile) => delete profile.permission!.login);
    expect(await guideAudit(data, 'login', silent)).toMatchObject({
      code: 2,
      err: expect.stringContaining('可以登录后查看'),
    });
    const beyond = profileFile(data, (profile) => {
      profile.login!.hosts = ['sub.example'];
    });
    expect(await guideAudit(data, 'login', beyond)).toMatchObject({
      code: 2,
      err: expect.stringContaining('sub.example'),
    });
  });

  it.skipIf(process.platform !== 'linux')('says what to do where no window can be shown', async () => {
    vi.stubEnv('GUIDE_AUDIT_KEY', KEY);
    const { code, err } = await guideAudit(data, 'login', profileFile(data));
    expect(code).toBe(2);
    expect(err).toMatch(/没有可以显示窗口的桌面.*有桌面的电脑.*sessions.*chmod 600/su);
  });

  it('makes a key once, lists and forgets what is saved, without the key', async () => {
    const key = join(data, '密钥');
    expect((await guideAudit(data, 'login', '--new-key', key)).code).toBe(0);
    expect((await guideAudit(data, 'login', '--new-key', key)).code).toBe(2);
    expect((await guideAudit(data, 'login', '--list')).out).toBe('没有保存过登录状态。\n');
    const about = {
      site: 'fixture',
      account: '甲',
      kind: 'company',
      savedAt: '2026-11-23T13:15:05Z',
    } as const;
    const state = { cookies: [], origins: [], sessionStorage: [], name: '示例' };
    const path = saveSession(data, { ...about, expiresAt: '2026-11-23T14:00:00Z' }, state, keyOf(KEY));
    writeFileSync(path.replace('甲', '乙'), 'x');
    const { out } = await guideAudit(data, 'login', '--list');
    expect(out).toMatch(/乙.*不是登录状态文件，或已损坏/u);
    expect(out).toContain('fixture  甲（法人）  保存于 2026-11-23 21:15，已于 2026-11-23 22:00 过期');
    expect((await guideAudit(data, 'login', 'fixture', '--account', '甲', '--forget')).code).toBe(0);
    expect((await guideAudit(data, 'login', '--list')).out).not.toContain('甲（');
  });
});

it.each([
  [
    'U01',
    /登录后又要求再次登录.*怎么改.*单点登录.*所属检查：二次登录（second-login），详见 docs\/login-rules\.md$/su,
  ],
  ['m15', /公开页面要求在指定App中打开.*所属检查：浏览器限制（app-wall），详见 docs\/mobile-rules\.md$/su],
  ['A03', /所属检查：.*详见 checks\/address\.md$/su],
])('explains %s', async (message, text) => {
  const { out, code } = await guideAudit(data, 'explain', message);
  expect(out.trim()).toMatch(text);
  expect(code).toBe(0);
});

describe('login-matrix with what is saved', () => {
  const about = { site: 'real', account: 'person', kind: 'person', savedAt: '2026-11-23T13:15:05Z' } as const;
  const state = { cookies: [], origins: [], sessionStorage: [], name: '示例' };
  const save = (expiresAt: string | null = null) =>
    saveSession(data, { ...about, expiresAt }, state, keyOf(KEY));
  it.each([
    ['nothing', () => {}, /没有保存过登录状态.*guide-audit login/su, 4],
    ['an expired log-in', () => void save('2026-11-23T14:00:00Z'), /已过期/u, 4],
    ['a file that others may read', () => chmodSync(save(), 0o644), /其他人可以读取/u, 2],
    ['a foreign file', () => writeFileSync(save(), '{}'), /不是本程序保存的/u, 2],
    ['a damaged file', () => writeFileSync(save(), '{'), /已损坏/u, 2],
    [
      'another site’s file',
      () =>
        copyFileSync(
          saveSession(data, { ...about, site: 'other', expiresAt: null }, state, keyOf(KEY)),
          sessionFile(data, 'real', 'person'),
        ),
      /别的站点、账号/u,
      2,
    ],
    [
      'the wrong key',
      () => void saveSession(data, { ...about, expiresAt: null }, state, keyOf('cd'.repeat(32))),
      /密钥不对/u,
      2,
    ],
  ])('refuses %s', async (_, prepare, message, exit) => {
    vi.stubEnv('GUIDE_AUDIT_KEY', KEY);
    prepare();
    const { code, err } = await guideAudit(data, 'login-matrix', '--site', profileFile(data));
    expect(err).toMatch(message);
    expect(code).toBe(exit);
  });
});
