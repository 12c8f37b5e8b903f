// `guide-audit doctor` used wrongly or where it may not: the sentence, the remedy, the exit code.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { AddressRefused } from '../../crawler/connect.ts';
import { networkProblem } from '../../crawler/doctor/network-problem.ts';
import { RequestRefused } from '../../crawler/http.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { buildFixture } from '../../fixtures/build.ts';
import { main } from '../../scripts/cli.ts';

let dir: string;
let page: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), '诊断 '));
  page = join(dir, '网页.html');
  writeFileSync(
    page,
    '<title>公章刻制</title><p>办理地点：甲路1号</p><p>办理时间：9:00-17:00</p><p>咨询电话：12345</p>',
  );
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
  process.exitCode = undefined;
});

async function doctor(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += text;
    return true;
  });
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.err += text;
    return true;
  });
  try {
    return { code: await main(['doctor', ...args]), ...said };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

test('a saved page, as lines and as JSON', async () => {
  const told = await doctor(page);
  expect(told.code).toBe(0);
  expect(told.out).toContain('办理地点·地址 ← “办理地点”：甲路1号');
  const { page: kind, fields, gaps } = JSON.parse((await doctor(page, '--json')).out);
  expect(kind.kind).toBe('guide');
  expect(gaps).toBeNull();
  expect(fields.find(({ field }: { field: string }) => field === 'consult').value).toBe('12345');
});

test('what the profile of a real site lacks, without visiting it', async () => {
  const { code, out } = await doctor(page, '--site', 'shanghai-pc');
  expect(code).toBe(0);
  expect(out).toMatch(/【许可】\n {2}· permission：填写许可的文号/);
});

test('the example of the help is a page of the fixture', () => {
  const [, id] = /bsfw\/item\/([\w-]+)/.exec(
    readFileSync(new URL('../../scripts/commands/doctor.ts', import.meta.url), 'utf8'),
  )!;
  expect(buildFixture().guides.map(({ item }) => item.portalId)).toContain(id);
});

test('a saved log-in page ends with the code of one', async () => {
  const login = join(dir, '登录.html');
  writeFileSync(login, '<title>登录</title><h1>用户登录</h1><input type="password">');
  expect((await doctor(login)).code).toBe(4);
});

test('a real site without permission is refused as a crawl is, with all that is lacking', async () => {
  const { code, err } = await doctor('https://zwdt.sh.gov.cn/govPortals/bsfw/item/1');
  expect(code).toBe(2);
  expect(err).toContain('尚未取得采集许可，不能访问');
  expect(err).toMatch(/站点档案还缺：\n {2}· permission：.*\n {2}· userAgent\.contact/);
});

test('a host that does not exist', async () => {
  const { id: _, loopback: __, ...like } = loadProfile('fixture');
  const site = join(dir, '档案.json');
  const host = 'guide-audit.invalid';
  const permission = {
    letter: 'x',
    issuer: 'x',
    from: '2020-01-01',
    to: '2099-12-31',
    hosts: [host],
    hours: [{ from: '00:00', to: '24:00' }],
    contact: 'x',
  };
  const own = { id: 'own', publicOrigin: `http://${host}`, hosts: [host], permission, journey: undefined };
  writeFileSync(site, JSON.stringify({ ...like, ...own }));
  const { code, err } = await doctor(`http://${host}/item/1`, '--site', site);
  expect(err).toContain(`无法连接 ${host}：找不到这个主机`);
  expect(code).toBe(3);
});

test.each<[string[], RegExp]>([
  [['http://nowhere.example.cn/'], /没有哪个站点档案包括主机 nowhere\.example\.cn/],
  [['http://10.0.0.1/'], /没有哪个站点档案/],
  [['http://127.0.0.1:9/'], /没有运行示例门户/],
  [['ftp://portal.fixture.example/'], /只能打开 http 和 https/],
  [['nowhere.html'], /nowhere\.html.*文件不存在/],
  [['.'], /目录，不是文件/],
  [['x.html', '--items', '3'], /--items 只用于网址/],
  [['http://portal.fixture.example/', '--items', '0'], /应为正整数/],
  [['http://portal.fixture.example/', '--site', 'nowhere'], /没有名为“nowhere”的站点档案/],
  [[], /缺少参数/],
])('%s is refused', async (args, message) => {
  const { code, err } = await doctor(...args);
  expect(err).toMatch(message);
  expect(code).toBe(2);
});

test.each<[unknown, number, RegExp]>([
  [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 3, /主机拒绝连接/],
  [Object.assign(new Error('x'), { code: 'ENOTFOUND' }), 3, /找不到这个主机/],
  [Object.assign(new Error('x'), { name: 'TimeoutError' }), 3, /在期限内没有回应/],
  [new RequestRefused('主机 b 不在站点档案的 hosts 之内'), 5, /转到了不允许访问的地址/],
  [new AddressRefused('a 是内部地址（private），不允许访问'), 2, /内部地址/],
  [new Error('certificate has expired'), 3, /certificate has expired/],
])('%s', (error, code, message) => {
  const told = networkProblem(error, 'a');
  expect(told.message).toMatch(message);
  expect(told).toMatchObject({ exitCode: code });
});
