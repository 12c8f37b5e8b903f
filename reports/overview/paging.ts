// Writes a long page as several files below the size limit: name.html, name-2.html … Called by the page files.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeChunks } from '../atomic.ts';
import { type Html, html } from '../html.ts';
import { number } from '../phrases.ts';

/** No page is larger, in bytes: old office computers and phones open it without waiting. */
export const PAGE_LIMIT = 1_000_000;
/** Kept free for the pager, which is written twice. */
const PAGER_ROOM = 20_000;

export interface PagedPage {
  dir: string;
  /** File name without `.html`. */
  name: string;
  frame: { head: Html; foot: Html };
  /** Content of the first page only. */
  intro: Html;
  /** Content after the blocks of the last page. */
  outro?: Html;
  /** Around the blocks of each page. */
  open?: Html;
  close?: Html;
  /** Made twice, once to measure and once to write, so that they never are in memory together. */
  blocks: () => Iterable<Html>;
  limit?: number;
}

/** Writes the pages and removes those that an earlier, longer report left behind. Returns their paths. */
export async function writePages(page: PagedPage): Promise<string[]> {
  const { dir, name, frame, intro, outro, open, close, limit = PAGE_LIMIT } = page;
  const bytes = (...parts: (Html | undefined)[]) =>
    parts.reduce((n, p) => n + Buffer.byteLength(p?.text ?? ''), 0);
  const fixed = bytes(frame.head, frame.foot, open, close, outro) + PAGER_ROOM;
  const counts = [0];
  let size = fixed + bytes(intro);
  for (const block of page.blocks()) {
    const own = bytes(block);
    if (size + own > limit && size > fixed) {
      counts.push(0);
      size = fixed;
    }
    counts[counts.length - 1]! += 1;
    size += own;
  }
  const files: string[] = [];
  const blocks = page.blocks()[Symbol.iterator]();
  for (const [i, count] of counts.entries()) {
    const path = join(dir, fileOf(name, i + 1));
    const pager = counts.length > 1 ? pagerOf(name, i + 1, counts.length) : html``;
    await writeChunks(path, chunks());
    files.push(path);
    function* chunks(): Generator<string> {
      yield frame.head.text +
        (i === 0 ? intro.text : '') +
        pager.text +
        (count > 0 ? (open?.text ?? '') : '');
      for (let n = 0; n < count; n += 1) yield (blocks.next().value as Html).text;
      const end = i === counts.length - 1 ? outro : undefined;
      yield (count > 0 ? (close?.text ?? '') : '') + pager.text + (end?.text ?? '') + frame.foot.text;
    }
  }
  for (let n = counts.length + 1; existsSync(join(dir, fileOf(name, n))); n += 1)
    rmSync(join(dir, fileOf(name, n)));
  return files;
}

const fileOf = (name: string, n: number): string => (n === 1 ? `${name}.html` : `${name}-${n}.html`);

/** First, last and the neighbours; a list of hundreds of pages stays readable. */
function pagerOf(name: string, at: number, last: number): Html {
  const near = [1, at - 2, at - 1, at, at + 1, at + 2, last].filter((n) => n >= 1 && n <= last);
  const shown = [...new Set(near)].sort((a, b) => a - b);
  return html`<nav aria-label="分页"><p class="soft">共${number(last)}页</p><ul class="pager">${shown.map(
    (n) =>
      n === at
        ? html`<li><b aria-current="page">${n}</b></li>`
        : html`<li><a href="${fileOf(name, n)}">${n === 1 ? '首页' : n === last ? '末页' : n}</a></li>`,
  )}</ul></nav>
`;
}
