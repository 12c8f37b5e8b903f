// What counts as a robots.txt, and what its absence means.
import { expect, test } from 'vitest';
import { askRobots } from '../../../crawler/doctor/ask-robots.ts';
import { type HttpAnswer, type HttpClient, RequestRefused } from '../../../crawler/http.ts';
import { loadProfile } from '../../../crawler/profile.ts';

const profile = loadProfile('fixture');
const ask = (answer: Partial<HttpAnswer> | Error) =>
  askRobots(
    {
      get: async (url: string) => {
        expect(url).toBe('http://a.example/robots.txt');
        if (answer instanceof Error) throw answer;
        return { headers: { 'content-type': 'text/plain' }, text: '', ...answer } as HttpAnswer;
      },
    } as HttpClient,
    profile,
    new URL('http://a.example/item/1?x=2'),
  );

test.each<[string, Partial<HttpAnswer> | Error, object]>([
  [
    'rules, of the query too',
    { status: 200, text: 'User-agent: *\nDisallow: /item/*x=2' },
    { state: 'read', allowed: false, rule: 'Disallow: /item/*x=2' },
  ],
  ['none', { status: 404 }, { state: 'absent', allowed: true }],
  [
    'a page in its place',
    { status: 200, text: '<h1>首页</h1>', headers: { 'content-type': 'text/html' } },
    { state: 'absent', allowed: true },
  ],
  ['a server that fails', { status: 503 }, { state: 'unreadable', allowed: false }],
  ['the way to another host', new RequestRefused('x'), { state: 'unreadable', allowed: false }],
])('%s', async (_, answer, told) => expect(await ask(answer)).toMatchObject(told));

test('an error of the network is not hidden', async () => {
  await expect(ask(new Error('ECONNREFUSED'))).rejects.toThrow('ECONNREFUSED');
});
