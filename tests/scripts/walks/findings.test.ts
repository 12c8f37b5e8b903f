// `findings --walk`: the findings of the last walk in the shape of those of guides, which are listed as before.
import { expect, it, onTestFinished, vi } from 'vitest';
import { main } from '../../../scripts/cli.ts';
import { judgedEntries, keepEntry } from '../../../scripts/entry/keep-entry.ts';
import { Finding } from '../../../store/schemas/finding.ts';
import { walk, way } from '../../checks/entry/walk.ts';
import { finding, folder, open } from '../../store/folder.ts';

async function findings(data: string, ...argv: string[]) {
  let [out, err] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
  onTestFinished(() => void vi.restoreAllMocks());
  const code = await main(['--data', data, 'findings', ...argv]);
  vi.restoreAllMocks();
  return { code, out, err };
}

it('lists the last walk of a kind, and guides alone without it', async () => {
  const dir = folder();
  const store = open(dir);
  const run = store.runs.start({ site: 'fixture', kind: 'crawl' });
  store.findings.save(run.id, [finding('a', { run: run.id })]);
  const items = [{ ...walk().items[0]!, way: way({ clicks: 5 }) }];
  const { walk: kept } = keepEntry(store, judgedEntries([walk({ items })]), null);
  store.close();

  const guides = await findings(dir, '--json');
  expect(
    guides.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([finding('a', { run: run.id })]);
  const walked = await findings(dir, '--walk', 'entry', '--json');
  const lines = walked.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map((line) => Finding.strict().parse(line))).toMatchObject([
    { run: kept.id, message: 'N02', check: 'menu-way', unit: 'U', owner: '某局', state: 'new' },
  ]);
  expect((await findings(dir, '--walk', 'entry')).out).toContain(
    '食品经营许可：到达事项的点击次数过多（N02）',
  );
  expect(await findings(dir, '--walk', 'help')).toMatchObject({
    code: 2,
    err: expect.stringContaining('还没有这种走查'),
  });
  expect((await findings(dir, '--walk', 'entry', '--unit', 'U')).code).toBe(2);
});
