// Messages for group robots, and an address that never shows.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { ConfigError } from '../../../crawler/config-error.ts';
import { postWebhook, webhookOf } from '../../../scripts/nightly/post-webhook.ts';
import {
  cutText,
  WEBHOOK_KINDS,
  type WebhookKind,
  webhookBody,
  webhookProblem,
} from '../../../scripts/nightly/webhook-message.ts';

test.each<[WebhookKind, object]>([
  ['wecom', { msgtype: 'text', text: { content: '摘要' } }],
  ['dingtalk', { msgtype: 'text', text: { content: '摘要' } }],
  ['feishu', { msg_type: 'text', content: { text: '摘要' } }],
  ['json', { date: '2026-11-23', text: '摘要' }],
])('%s takes %j', (kind, body) => {
  expect(webhookBody(kind, '摘要', { date: '2026-11-23' })).toEqual(body);
});

test('a long text keeps to the bytes of the robot and to whole characters', () => {
  const { text } = webhookBody('wecom', '超'.repeat(3000), {}) as { text: { content: string } };
  expect(Buffer.byteLength(text.content)).toBeLessThanOrEqual(2048);
  expect(text.content).toMatch(/^超+……（内容过长，详见报告）$/u);
  expect(cutText('😀'.repeat(30), 50)).toMatch(/^(?:😀)+……/u);
  expect(cutText('短', 3)).toBe('短');
});

test.each<[WebhookKind, number, string, RegExp | null]>([
  ['wecom', 200, '{"errcode":0,"errmsg":"ok"}', null],
  ['dingtalk', 200, '{"errcode":310000,"errmsg":"keywords not in content"}', /错误码 310000/],
  ['feishu', 200, '{"code":0,"msg":"success"}', null],
  ['feishu', 200, '{"StatusCode":0}', null],
  ['feishu', 200, '{"code":19024}', /错误码 19024/],
  ['wecom', 200, '<html>', /不是 JSON/],
  ['wecom', 200, 'null', /没有错误码/],
  ['json', 204, '', null],
  ['json', 302, '', /状态码 302/],
  ['json', 500, 'x', /状态码 500/],
])('%s that answers %d %s', (kind, status, answer, told) => {
  const problem = webhookProblem(kind, status, answer);
  if (told) expect(problem).toMatch(told);
  else expect(problem).toBeNull();
});

const SECRET = 'key=0b1c-SECRET';
test.each<[string, string, string, boolean, RegExp]>([
  ['no address at all', `SECRET ${SECRET}`, 'json', false, /不是有效的网址/],
  ['http', `http://robot.example/send?${SECRET}`, 'json', false, /https/],
  ['another scheme', `ftp://robot.example/${SECRET}`, 'json', true, /https/],
  ['this machine', `https://127.0.0.1/${SECRET}`, 'json', false, /内部地址/],
  ['a name of this machine', `https://localhost/${SECRET}`, 'json', false, /内部地址/],
  ['an unknown kind', `https://robot.example/${SECRET}`, 'slack', false, /slack/],
])('refuses %s without repeating it', (_, address, kind, local, told) => {
  let error: unknown;
  try {
    webhookOf(address, kind, local);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(ConfigError);
  const { message, remedy } = error as ConfigError;
  expect(message + remedy).toMatch(told);
  expect(message + remedy).not.toContain('SECRET');
});

test('none is none', () => expect(webhookOf(undefined, 'nonsense', false)).toBeNull());
test.each(WEBHOOK_KINDS)('takes a public https address for %s', (kind) => {
  expect(webhookOf(`https://robot.example/send?${SECRET}`, kind, false)).toMatchObject({
    kind,
    local: false,
  });
});

test('what goes wrong on the way is told without the address', async () => {
  const server = createServer((_, answer) => answer.writeHead(302, { location: '/else' }).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  onTestFinished(() => void server.close());
  const hook = (address: string, local: boolean) => webhookOf(`${address}/?${SECRET}`, 'json', local)!;
  expect(await postWebhook(hook(`http://127.0.0.1:${port}`, true), 'x', {})).toBe('回应状态码 302');
  server.close();
  server.closeAllConnections();
  const problem = await postWebhook(hook(`http://127.0.0.1:${port}`, true), 'x', {});
  expect(problem).toBe('无法连接（ECONNREFUSED）');
});
