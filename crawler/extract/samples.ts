// 结果样本 that is nothing but a link (结果样本 | 查看样本): the link is the value. Called by extract.ts.
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';
import { addressOf, clickables, linkText } from './links.ts';
import type { Pair } from './pairs.ts';
import { ancestor, type Page } from './tree.ts';

const OPENS_FILE = /查看|下载|预览|样本|样例|样张|样式|附件/u;

/** Gives every empty 结果样本 the text of the link that stands in its place; other pairs stay as they are. */
export function linkedSamples(
  page: Page,
  pairs: readonly Pair[],
  base: string,
  unseen: (node: SnapshotNode) => boolean,
): Pair[] {
  return pairs.map((pair) => {
    const { mark, value } = pair;
    if (pair.path !== 'resultSample' || value.text) return pair;
    for (const el of page.elements) {
      // A link has no text of its own here; it stands where the next text would begin.
      if (!el.control || el.first !== mark.last || !ancestor(el, (at) => at === mark.home)) continue;
      const link = clickables(el, unseen).find((node) => addressOf(node, base));
      const text = link ? linkText(link) : '';
      if (OPENS_FILE.test(text)) return { ...pair, value: { ...value, text, el } };
    }
    return pair;
  });
}
