// The gate asks each host once for its robots.txt and keeps to it.
import { expect, it, test } from 'vitest';
import type { HttpAnswer } from '../../crawler/http.ts';
import { Pacers } from '../../crawler/pacer.ts';
import { loadProfile, type SiteProfile } from '../../crawler/profile.ts';
import { obeysRobots, RobotsGate } from '../../crawler/robots-gate.ts';

const site = loadProfile('fixture');
const HOSTS = new Set(['a.example', 'b.example']);

function gateOf(answers: readonly (Partial<HttpAnswer> | Error)[], profile: SiteProfile = site) {
  const asked: string[] = [];
  const pacers = new Pacers(1000, () => 0);
  const get = async (url: string) => {
    const answer = answers[Math.min(asked.push(url), answers.length) - 1]!;
    if (answer instanceof Error) throw answer;
    return { headers: { 'content-type': 'text/plain' }, text: '', ...answer } as HttpAnswer;
  };
  return { asked, pacers, gate: new RobotsGate({ profile, hosts: HOSTS, pacers, http: () => ({ get }) }) };
}
const rules = { status: 200, text: 'User-agent: *\nDisallow: /item/\nCrawl-delay: 2' };

it('asks once a host, however many ask at the same time', async () => {
  const { gate, asked } = gateOf([rules]);
  const pages = ['/item/1', '/list', '/item/2', '/robots.txt'].map((path) => `http://a.example${path}`);
  const told = await Promise.all(pages.map((page) => gate.refusal(page)));
  const refused = 'robots.txt 不允许访问（Disallow: /item/）';
  expect(told).toEqual([refused, null, refused, null]);
  await gate.refusal('http://b.example/');
  expect(asked).toEqual(['http://a.example/robots.txt', 'http://b.example/robots.txt']);
});

it('slows down the host that asks for it, and no other', async () => {
  const { gate, pacers } = gateOf([rules, { status: 404 }]);
  await gate.refusal('http://a.example/');
  await gate.refusal('http://b.example/');
  const limits = ['a', 'b'].map((name) => pacers.of(`http://${name}.example/`).perSecond);
  expect(limits).toEqual([0.5, 1000]);
});

test.each<[string, (Partial<HttpAnswer> | Error)[], RegExp | null, number]>([
  ['none: allowed', [{ status: 404 }], null, 1],
  ['a server that fails: forbidden', [{ status: 503 }], /状态码 503/, 2],
  ['a server that failed once', [{ status: 500 }, { status: 404 }], null, 2],
  ['nobody answers: forbidden', [new Error('ECONNREFUSED')], /无法读取（ECONNREFUSED）/, 2],
])('%s', async (_, answers, told, requests) => {
  const { gate, asked } = gateOf(answers);
  for (let n = 0; n < 2; n++) {
    const refusal = await gate.refusal('http://a.example/x');
    if (told) expect(refusal).toMatch(told);
    else expect(refusal).toBeNull();
  }
  expect(asked).toHaveLength(requests);
});

it('leaves hosts of scripts alone', async () => {
  const { gate, asked } = gateOf([{ status: 503 }]);
  expect(await gate.refusal('http://cdn.example/a.js')).toBeNull();
  expect(asked).toEqual([]);
});

const letter = {
  ...{ letter: '沪政办〔2026〕1号', issuer: '市政府办公厅', from: '2026-01-01', to: '2026-12-31' },
  ...{ hosts: ['a.example'], hours: [{ from: '22:00', to: '06:00' }], contact: '张三' },
};
const real = loadProfile('shanghai-pc');
test.each<[string, SiteProfile, boolean]>([
  ['a real site', real, true],
  ['a real site that only says none', { ...real, robots: 'none' }, true],
  [
    'by-letter, where the letter does not speak of it',
    { ...real, robots: 'by-letter', permission: letter },
    true,
  ],
  [
    'by-letter, in the letter’s own words',
    { ...real, robots: 'by-letter', permission: { ...letter, robots: '采集可不受 robots.txt 限制' } },
    false,
  ],
  ['the fixture where it says so', { ...site, robots: 'none' }, false],
])('binds %s: %#', (_, profile, binds) => expect(obeysRobots(profile)).toBe(binds));
