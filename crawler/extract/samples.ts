// 结果样本 that is nothing but a link (结果样本 | 查看样本): the link is the value. Called by extract.ts.
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';
import { addressOf, clickables, linkText } from './links.ts';
import type { Pair } from './pairs.ts';
import { ancestor, type Page } from './tree.ts';

const OPENS_FILE = /查看|下载|预览|样本|样例|样张|样式|附件/u;

const SAMPLE = /样本|样例|样张|样式/u;

/** 办理结果 | 某许可证 查看样本: the link behind the result's name is its sample, where no caption has one. */
function sampleBehindResult(
  page: Page,
  pairs: readonly Pair[],
  base: string,
  unseen: (node: SnapshotNode) => boolean,
): Pair[] {
  if (pairs.some((p) => p.path === 'resultSample')) return [];
  for (const pair of pairs) {
    if (pair.path !== 'results' || !pair.value.text) continue;
    const { value } = pair;
    for (const el of page.elements) {
      if (!el.control || el.first !== value.last || !ancestor(el, (at) => at === pair.mark.home)) continue;
      const link = clickables(el, unseen).find((node) => addressOf(node, base));
      const text = link ? linkText(link) : '';
      if (SAMPLE.test(text))
        return [{ ...pair, path: 'resultSample', value: { ...value, text, el, first: value.last } }];
    }
  }
  return [];
}

/** Gives every empty 结果样本 the text of the link that stands in its place; other pairs stay as they are. */
export function linkedSamples(
  page: Page,
  pairs: readonly Pair[],
  base: string,
  unseen: (node: SnapshotNode) => boolean,
): Pair[] {
  const samples = pairs.map((pair) => {
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
  return [...samples, ...sampleBehindResult(page, pairs, base, unseen)];
}
