// Opens the version for the elderly (长辈版), where a page leads to one, and measures it. Called by try-out.ts.
import type { Target, TextRun } from '../../../store/schemas/page-visit.ts';
import type { Tried } from '../../../store/schemas/tried.ts';
import { settle } from '../../open-panels.ts';
import { isElderEntry, isReading } from '../tap-words.ts';
import { TARGETS_SCRIPT, TEXTS_SCRIPT } from '../try-script.ts';
import { ask, type TryOptions, tapOn } from './trial.ts';

/** The size of most characters. */
function mainSize(texts: readonly TextRun[]): number {
  const sizes = new Map<number, number>();
  for (const { size, length } of texts) sizes.set(size, (sizes.get(size) ?? 0) + length);
  return [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

export async function elderVersion({
  tab: { page },
  visit,
  reopen,
  quiet,
}: TryOptions): Promise<Tried['elder']> {
  const entry = visit.targets.find(isElderEntry);
  if (!entry) return null;
  if (!(await tapOn(page, entry.selector))) return null;
  await settle(page, quiet);
  const targets = await ask<Target[]>(page, TARGETS_SCRIPT);
  const texts = await ask<TextRun[]>(page, TEXTS_SCRIPT);
  await reopen();
  return {
    entry: entry.name,
    targets: targets
      .filter(({ inline, native, hit }) => !inline && !native && hit !== false)
      .slice(0, 200)
      .map(({ selector, name, box }) => ({ selector, name, width: box.width, height: box.height })),
    textSize: mainSize(texts.filter(({ exempt, footer }) => !exempt && !footer)),
    reads: targets.some(isReading),
  };
}
