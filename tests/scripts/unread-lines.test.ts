// Why pages were not read, as the operator is told after a crawl.
import { expect, test } from 'vitest';
import { unreadLines } from '../../scripts/pipeline/unread-lines.ts';
import type { RunRecord, Store } from '../../store/index.ts';

type Source = Parameters<typeof unreadLines>[0];
const lines = (captures: object[], read: string[] = []) =>
  unreadLines(
    {
      captures: { ofRun: () => captures },
      guides: { get: (_: string, item: string) => (read.includes(item) ? {} : undefined) } as unknown,
    } as unknown as Source & Store,
    { id: 'r' } as RunRecord,
    'pc',
  );
const capture = (item: string, problem: string | null, problemDetail: string | null, channel = 'pc') => ({
  ...{ item, channel, problem, problemDetail, url: `http://a/${item}` },
});

test('like causes stand together, with one page and what to do', () => {
  const no = (title: string) =>
    `页面中没有识别到办事指南（标题“${title}”，没有认出任何办事指南的栏目名称）。请确认这是一个事项的办事指南页。`;
  expect(
    lines(
      [
        capture('a', 'logged-out', '被转到登录页面（b.example/uc/login）'),
        capture('b', 'no-guide', no('公告')),
        capture('c', 'no-guide', no('通知')),
        capture('d', null, null),
        capture('e', 'timeout', '页面没有内容（脚本未能填入）', 'h5'),
        capture('f', 'timeout', '办理情形无法读取'),
      ],
      ['f'],
    ),
  ).toEqual([
    '2 页没有读到：页面中没有识别到办事指南，如 http://a/b；请用 guide-audit doctor 网址 查看其中一页。这些页面不作判断，其余照常。',
    '1 页没有读到：被转到登录页面，如 http://a/a；需要登录的内容不采集，请由人查看。这些页面不作判断，其余照常。',
  ]);
});

test('a few causes only; nothing where all was read', () => {
  const many = Array.from({ length: 9 }, (_, n) => capture(`i${n}`, 'timeout', `原因${n}`));
  expect(lines(many)).toHaveLength(7);
  expect(lines(many).at(-1)).toBe('另有 3 页因其他原因没有读到。');
  expect(lines([capture('a', null, null)])).toEqual([]);
});
