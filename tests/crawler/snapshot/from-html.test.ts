// Snapshot of HTML: the same tree as the page's, broken HTML mended, dropped text kept as empty nodes.
import { describe, expect, test } from 'vitest';
import { snapshotFromHtml } from '../../../crawler/snapshot/from-html.ts';
import { Snapshot, type SnapshotNode } from '../../../store/schemas/snapshot.ts';

const of = (html: string) => snapshotFromHtml(html, { url: 'http://a.example/x/1' });
const find = (node: SnapshotNode, tag: string): SnapshotNode | undefined =>
  node.tag === tag
    ? node
    : node.children.map((c) => (typeof c === 'string' ? undefined : find(c, tag))).find(Boolean);

describe('snapshotFromHtml', () => {
  test('keeps every element, so that nth-child stays true', () => {
    const body = find(
      of('<body><script>x</script><!-- c --><p>a</p><style>y</style><div>b</div></body>').root,
      'body',
    )!;
    expect(body.children).toEqual([
      { tag: 'script', hidden: true, children: [] },
      { tag: 'p', children: ['a'] },
      { tag: 'style', hidden: true, children: [] },
      { tag: 'div', children: ['b'] },
    ]);
  });
  test.each([
    ['hidden', '<p hidden>a</p>'],
    ['display', '<p style="color:red; DISPLAY : none">a</p>'],
    ['visibility', '<p style="visibility:hidden">a</p>'],
  ])('marks what cannot be seen: %s', (_, html) =>
    expect(find(of(html).root, 'p')).toMatchObject({ hidden: true, children: ['a'] }),
  );
  test('keeps addresses, not classes', () => {
    expect(
      find(of('<a class="x" style="color:red" href="/b" onclick="go()" data-url="u">t</a>').root, 'a')!.attrs,
    ).toEqual({ href: '/b', onclick: 'go()', 'data-url': 'u' });
  });
  test('takes title and base', () => {
    expect(of('<title> 某 \n事项 </title><base href="/y/">')).toMatchObject({
      title: '某 事项',
      url: 'http://a.example/y/',
      source: 'html',
      complete: true,
    });
  });
  test('takes the first title of the page, a picture’s where it has no other', () => {
    expect(of('<svg><title>图</title></svg><template><base href="/t/"></template>')).toMatchObject({
      title: '图',
      url: 'http://a.example/t/',
    });
  });
  test('a panel that is empty: not complete', () =>
    expect(of('<div role="tabpanel"> </div>').complete).toBe(false));
  test.each(['', '<', '</div></p>', '<table><tr><td><table>', '\0<p>a', `${'<div>'.repeat(3000)}x`])(
    'survives broken HTML %#',
    (html) => {
      expect(() => Snapshot.parse(of(html))).not.toThrow();
    },
  );
});
