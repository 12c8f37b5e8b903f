// Three nights of the fixture portal with a real store and a real robot: stopped by its hours, resumed, and old evidence let go.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { expect, onTestFinished, test } from 'vitest';
import { type NightOptions, nightly } from '../../../scripts/nightly/nightly.ts';
import { webhookOf } from '../../../scripts/nightly/post-webhook.ts';
import { folder, open } from '../../store/folder.ts';

const KEY = 'key-0b1c-SECRET';

async function robot() {
  const received: { path: string; body: { msgtype?: string; text?: { content: string } } }[] = [];
  const answers = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' };
  const read = async (request: IncomingMessage) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    return JSON.parse(text) as object;
  };
  const server = createServer(async (request, answer) => {
    received.push({ path: request.url!, body: await read(request) });
    answer.writeHead(answers.status, { 'content-type': 'application/json' }).end(answers.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { received, answers, address: `http://127.0.0.1:${port}/send?key=${KEY}` };
}

test('nights follow each other', { timeout: 180_000 }, async () => {
  const { received, answers, address } = await robot();
  const clock = { base: 0, since: performance.now() };
  const now = () => new Date(clock.base + performance.now() - clock.since);
  const set = (local: string) => {
    clock.base = Date.parse(`${local}+08:00`);
    clock.since = performance.now();
  };
  set('2026-11-23T21:00:00');
  const dir = folder();
  const store = open(dir, { now });
  const said: string[] = [];
  const context = {
    ...{ store, now, signal: new AbortController().signal },
    say: (line: string) => void said.push(line),
  };
  const options: NightOptions = {
    collect: { site: 'fixture', channels: ['pc'], units: ['SHGASH', 'SHAQSH'], fixture: { items: 2 } },
    window: { from: '22:00', until: '06:00' },
    ...{ leastCoverage: 0.9, keepNights: 1, webhook: webhookOf(address, 'wecom', true) },
    out: (run) => join(dir, 'reports', run.id),
  };

  // The hours end right after the start.
  set('2026-11-24T05:59:59.800');
  const first = await nightly(context, options);
  expect(first).toMatchObject({
    exitCode: 0,
    summary: { date: '2026-11-23', ended: 'hours', resumed: false },
  });
  expect(store.runs.get(first.summary.run)).toMatchObject({ status: 'stopped' });
  expect(received[0]!.body.text!.content).toContain('时段已到，尚未完成，下一夜继续');

  // The next night goes on with the same run and ends it.
  set('2026-11-24T22:00:00');
  const second = await nightly(context, options);
  expect(second).toMatchObject({
    exitCode: 0,
    summary: { date: '2026-11-24', run: first.summary.run, ended: 'done', resumed: true, unread: [] },
  });
  const { coverage, findings, report } = second.summary;
  expect(coverage).toMatchObject({ read: coverage.listed, share: 1 });
  expect(coverage.listed).toBeGreaterThan(2);
  expect(findings.new).toBeGreaterThan(0);
  expect(existsSync(report)).toBe(true);
  expect(JSON.parse(readFileSync(second.file, 'utf8'))).toEqual(second.summary);
  expect(dirname(second.file)).toBe(dirname(report));
  expect(received[1]).toMatchObject({
    path: `/send?key=${KEY}`,
    body: { msgtype: 'text', text: { content: expect.stringContaining('（接续上一夜）') } },
  });

  // A third night is a run of its own; the evidence of the second goes, but for what open findings cite.
  // The robot fails, the night does not.
  answers.status = 500;
  set('2026-11-25T22:00:00');
  const third = await nightly(context, { ...options, leastCoverage: 0 });
  expect(third).toMatchObject({ exitCode: 0, summary: { resumed: false, ended: 'done' } });
  expect(third.summary.run).not.toBe(second.summary.run);
  expect(third.summary.findings).toMatchObject({ new: 0, open: findings.new });
  expect(said.join('\n')).toContain('！摘要未能推送：回应状态码 500');
  expect(said.join('\n')).toMatch(/已清理 1 个旧批次的证据：页面快照 \d+ 份/);
  for (const [run, kept] of [
    [second.summary.run, false],
    [third.summary.run, true],
  ] as const) {
    const captures = store.captures.ofRun(run);
    expect(captures.length).toBe(coverage.listed);
    for (const { id } of captures) {
      expect(store.snapshots.has(id)).toBe(true);
      expect(store.snapshots.get(id) !== undefined).toBe(kept);
    }
  }
  const cited = [...store.findings.current('fixture')].flatMap(({ evidence }) => evidence);
  expect(cited.length).toBeGreaterThan(0);
  for (const { path } of cited) expect(existsSync(join(dir, path))).toBe(true);

  // A night that cannot even begin tells the group, and fails.
  answers.status = 200;
  const runs = store.runs.list().length;
  const failing = nightly(context, { ...options, collect: { ...options.collect, units: ['没有这个单位'] } });
  await expect(failing).rejects.toMatchObject({ exitCode: 2 });
  expect(received.at(-1)!.body.text!.content).toMatch(/未能完成：.*没有单位/s);
  expect(store.runs.list()).toHaveLength(runs);
  expect(said.join('\n')).not.toContain(KEY);
});
