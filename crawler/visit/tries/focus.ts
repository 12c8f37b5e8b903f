// Walks a page with the Tab key and looks whether what has the focus is marked. Called by try-out.ts.
import type { Tried } from '../../../store/schemas/tried.ts';
import { FOCUSED_SCRIPT, unfocusedScript } from '../try-script.ts';
import { ask, run, type TryOptions } from './trial.ts';

const MOST_KEYS = 15;

/** In the order of the Tab key, until it comes round. */
export async function walk({ tab: { page } }: TryOptions): Promise<Tried['focus']> {
  const found = new Map<string, Tried['focus'][number]>();
  for (let i = 0; i < MOST_KEYS; i++) {
    await page.keyboard.press('Tab');
    const at = await ask<{ selector: string; name: string; look: string } | null>(page, FOCUSED_SCRIPT);
    if (!at || found.has(at.selector)) break;
    const plain = await run<string>(page, unfocusedScript(at.selector));
    found.set(at.selector, { selector: at.selector, name: at.name, marked: at.look !== plain });
  }
  return [...found.values()];
}
