// The guide's name (事项名称) where no caption gives it: the page's main heading, else its title. Called by assemble.ts.

import { foldCaption } from '../dictionary.ts';
import type { Mark } from './marks.ts';
import { ancestor, type El, type Page, size, textOf } from './tree.ts';
import { withoutResidue } from './value.ts';

export interface Name {
  text: string;
  el?: El;
}

const SEPARATOR = /\s*(?:[-_|—–｜>»]|--)\s*/u;

export function readName(page: Page, title: string, marks: readonly Mark[]): Name | undefined {
  const noise = page.dictionary.data.residue.siteTitleNoise;
  const isNoise = (text: string) =>
    text === '' || noise.some((n) => text === n || text.endsWith(n)) || page.dictionary.entries.has(text);
  const isMark = (el: El) =>
    marks.some((m) => m.entry && m.first < el.last && m.last > el.first && m.last > m.first);
  const firstMark =
    marks.find((m) => m.last > m.first && (m.entry?.field ?? m.entry?.own) !== undefined)?.first ??
    page.runs.length;
  const parts = title.split(SEPARATOR).map((part) => part.trim());
  const headings = page.elements.filter(
    (el) =>
      /^h[1-3]$/.test(el.tag) && size(el) > 0 && !isMark(el) && (el.tag === 'h1' || el.first <= firstMark),
  );
  headings.sort((a, b) => a.tag.localeCompare(b.tag));
  for (const el of headings) {
    if (page.runs[el.first]!.dead) continue;
    const text = withoutResidue(textOf(page, el.first, el.last))
      .text.split('\n')[0]!
      .trim();
    if (text.length >= 2 && text.length <= 120 && !isNoise(text)) return { text, el };
  }
  const shown = parts.find(
    (part) =>
      part.length >= 3 && !isNoise(part) && page.runs.some((run) => !run.dead && run.text.trim() === part),
  );
  if (shown) {
    const run = page.runs.find((r) => !r.dead && r.text.trim() === shown)!;
    return { text: shown, el: ancestor(run.el, () => true)! };
  }
  const first = page.runs.find(
    (run, i) =>
      i < firstMark &&
      !run.dead &&
      /\p{Script=Han}{4}/u.test(run.text) &&
      run.text.length <= 60 &&
      !isNoise(run.text.trim()) &&
      !page.dictionary.controls.has(foldCaption(run.text)),
  );
  const named = parts.find((part) => part.length >= 3 && !isNoise(part));
  if (named) return { text: named };
  return first && { text: first.text.trim(), el: first.el };
}
