// A portal that is built in another way than the sandbox: a new window, steps drawn by a script, dialogs in the place of
// messages, waits that no request shows, links in the place of buttons.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgeJourney } from '../../../checks/journey/index.ts';
import { openJourneyBrowser } from '../../../crawler/journey/journey-browser.ts';
import { parseJourneyFile } from '../../../crawler/journey/journey-file.ts';
import { runJourney } from '../../../crawler/journey/run-journey.ts';
import { loadProfile } from '../../../crawler/profile.ts';

const page = (title: string, body: string) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

const APPLY = page(
  '在线申报',
  `<h1>在线申报</h1><div id="step"></div>
<script>
const step = document.getElementById('step');
const val = (id) => document.getElementById(id).value;
const steps = {
  one: '<h2>基本情况</h2><dl><dt>* 项目名称</dt><dd><input id="a"></dd><dt>建筑面积</dt><dd><input id="b"></dd></dl><a href="javascript:void(0)" onclick="one()">保存并继续</a>',
  two: '<h2>补充材料</h2><p>平面图（*）<input type="file" id="f"> 仅支持 dwg 格式</p><a href="javascript:void(0)" onclick="show(\\'one\\')">上一步</a> <button type="button" onclick="two()">下一步</button>',
  three: '<h2>信息确认</h2><p>请核对</p><a href="javascript:void(0)" onclick="show(\\'two\\')">返回修改</a> <button type="button" onclick="fetch(\\'/submit\\', { method: \\'POST\\' })">确认提交</button>',
};
const show = (name) => { step.innerHTML = steps[name]; };
function one() {
  if (!val('a') || !val('b')) return alert('操作失败');
  setTimeout(() => show('two'), 11000);
}
function two() {
  if (!document.getElementById('f').files.length) return alert('请上传平面图');
  show('three');
}
show('one');
</script>`,
);

let site: { origin: string; posts: number; close(): Promise<void> };
beforeAll(async () => {
  const app = Fastify({ forceCloseConnections: true });
  const state = { posts: 0 };
  const html = 'text/html; charset=utf-8';
  app.get('/guide', (_request, reply) =>
    reply.type(html).send(page('办事指南', '<h1>某事项</h1><a href="/apply" target="_blank">在线办理</a>')),
  );
  app.get('/guide-script', (_request, reply) =>
    reply
      .type(html)
      .send(page('办事指南', `<h1>某事项</h1><button onclick="window.open('/apply')">在线办理</button>`)),
  );
  app.get('/apply', (_request, reply) => reply.type(html).send(APPLY));
  app.post('/submit', () => {
    state.posts += 1;
    return {};
  });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  site = {
    origin,
    get posts() {
      return state.posts;
    },
    close: () => app.close(),
  };
});
afterAll(() => site?.close());

it('is walked to the last page before submission, and what hinders there is met', async () => {
  const profile = loadProfile('fixture');
  const browser = await openJourneyBrowser(profile, { origin: site.origin, sandbox: true });
  try {
    const journey = await runJourney(
      {
        item: { id: 'x', name: '某事项', unit: '某局', kind: '许可' },
        ...{ channel: 'pc', url: `${profile.publicOrigin}/guide`, signIn: null, known: {}, submit: true },
      },
      {
        ...{ browser, origin: site.origin, now: () => new Date(0), deadline: 150_000 },
        picture: async (name) => name,
      },
    );
    expect(journey.steps.map(({ name }) => name)).toEqual(['guide', 'form-1', 'upload', 'preview']);
    expect(journey.end).toMatchObject({ reached: 'preview', step: 'preview' });
    expect(judgeJourney(journey).map(({ obstacle, step, spot }) => `${step} ${obstacle} ${spot}`)).toEqual([
      'form-1 lost-on-back 项目名称',
      'form-1 lost-on-back 建筑面积',
      'form-1 mute-error 操作失败',
      'form-1 silent-wait 保存并继续',
      'upload odd-format 平面图',
    ]);
    expect(site.posts).toBe(0);
  } finally {
    await browser.close();
  }
}, 180_000);

it('a window that a script opens is followed as any other, and a trace of it all is kept', async () => {
  const profile = loadProfile('fixture');
  const dir = mkdtempSync(join(tmpdir(), '轨迹 '));
  const browser = await openJourneyBrowser(profile, { origin: site.origin, sandbox: true });
  try {
    const journey = await runJourney(
      {
        item: { id: 'x', name: '某事项', unit: '某局', kind: '许可' },
        ...{
          channel: 'pc',
          url: `${profile.publicOrigin}/guide-script`,
          signIn: null,
          known: {},
          submit: false,
        },
        script: parseJourneyFile('item: x\nsteps:\n  - apply\n  - stop\n', 'x.yaml'),
      },
      {
        ...{ browser, origin: site.origin, now: () => new Date(0), deadline: 60_000 },
        picture: async (name) => name,
        trace: { dir, path: 'traces/x.zip' },
      },
    );
    expect(journey.steps.map(({ name }) => name)).toEqual(['guide', 'form-1']);
    expect(journey.end.detail).toBe('旅程文件写明到此为止。');
    expect(judgeJourney(journey)).toEqual([]);
    expect(journey.trace).toBe('traces/x.zip');
    expect(readFileSync(join(dir, 'traces/x.zip')).subarray(0, 2).toString()).toBe('PK');
  } finally {
    await browser.close();
    rmSync(dir, { recursive: true, force: true });
  }
}, 60_000);
