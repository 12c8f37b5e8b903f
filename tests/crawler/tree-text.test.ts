// Visible text of a snapshot without white space, as the identity guard reads it.
import { describe, expect, test } from 'vitest';
import { snapshotFromHtml } from '../../crawler/snapshot/from-html.ts';
import { placesOf, visibleText } from '../../crawler/tree-text.ts';

const rootOf = (html: string) => snapshotFromHtml(html, { url: 'http://a.example/' }).root;

describe('visible text', () => {
  test('is that of the places: fields count, hidden boxes and the choices behind a select do not', () => {
    const root = rootOf(
      `<title>题</title><p>办理 <b>地点</b>\n：<input value="汉口路 1号"></p>
       <select value="选"><option>甲</option></select><p hidden>旧值</p><script>var a</script><textarea>备注</textarea>`,
    );
    expect(visibleText(root)).toBe('办理地点：汉口路1号选备注');
    expect(visibleText(root)).toBe(placesOf(root)?.text);
  });

  test('of a hidden page is nothing', () => {
    expect(visibleText({ tag: 'html', hidden: true, children: ['字'] })).toBe('');
  });
});
