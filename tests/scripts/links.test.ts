// Facts of links joined to guides, and `guide-audit links` as a user meets it.
import { expect, it, onTestFinished, vi } from 'vitest';
import { link } from '../../checks/link.ts';
import { QUESTION_RULE } from '../../reports/questions.ts';
import { main } from '../../scripts/cli.ts';
import { judgeRun } from '../../scripts/pipeline/judge-run.ts';
import { messages } from '../../scripts/pipeline.ts';
import { collect, farm, home, runOf, serve } from '../crawler/links/link-site.ts';

async function guideAudit(data: string, ...argv: string[]) {
  let out = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  onTestFinished(() => void vi.restoreAllMocks());
  const code = await main(['--data', data, ...argv]);
  spy.mockRestore();
  return { out, code };
}

it('judges links by what stood behind them, and lists every target with its places', async () => {
  const site = await serve();
  const dead = { text: '政策文件全文', url: farm('gone.html') };
  const kept = runOf(
    [dead, { text: '须知', url: farm('notice.html') }, { text: '内网', url: 'http://10.1.2.3/a' }],
    [dead, { text: '公报', url: farm('forbidden.html') }, { text: '电话', url: 'tel:12345' }],
  );
  const { store, run } = kept;
  await collect(kept, site.origin);
  judgeRun({ store, run, checks: [link], corpus: [], messages, options: {}, questions: () => QUESTION_RULE });
  const findings = [...store.findings.iterate(run.id)].map(({ item, key, message, outcome }) => [
    item,
    key,
    message,
    outcome,
  ]);
  expect(findings.sort()).toEqual([
    ['fixture/1', '内网', 'K03', 'fail'],
    ['fixture/1', '政策文件全文', 'K01-link', 'fail'],
    ['fixture/2', '政策文件全文', 'K01-link', 'fail'],
  ]);
  const blocked = store.outcomes
    .of(run.id, 'fixture/2', 'pc')
    .find((o) => o.key === '公报' && o.message === 'K01-link');
  expect(blocked).toMatchObject({ verdict: 'unobserved', reason: 'blocked' });

  const { dir } = store;
  store.runs.finish(run.id, { status: 'done', summary: null });
  store.close();
  const json = await guideAudit(dir, 'links', '--all', '--json');
  expect(json.code).toBe(0);
  const targets = json.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(targets.map(({ url, verdict }) => [url, verdict])).toEqual([
    [farm('gone.html'), 'dead'],
    ['http://10.1.2.3/a', 'internal'],
    [farm('forbidden.html'), 'unclear'],
    [farm('notice.html'), 'alive'],
  ]);
  expect(targets[0]).toMatchObject({ status: 404, cause: 'gone', attempts: 2 });
  expect(targets[0].at).toMatchObject([
    { item: 'fixture/1', field: 'links', key: '政策文件全文', page: `${home}/item/1` },
    { item: 'fixture/2', itemName: '事项2' },
  ]);
  const told = (await guideAudit(dir, 'links')).out;
  expect(told).toContain(
    `打不开（页面不存在；状态码 404）  ${farm('gone.html')}\n    事项1（pc）· 页面链接 · “政策文件全文”`,
  );
  expect(told).toContain(`批次 ${run.id}：共 4 个地址，列出 3 个，其余正常。`);
  expect((await guideAudit(dir, 'links', '--run', 'none')).code).toBe(2);
}, 60_000);
