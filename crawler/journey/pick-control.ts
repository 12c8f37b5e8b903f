// Which button leads on, back or to the application. Pure; called by the runner's parts.
import type { Scan, ScanControl } from './in-page/scan.ts';
import words from './words.json' with { type: 'json' };
import { bareName, isNeverPressed, wordsOf } from './words.ts';

type Aim = 'apply' | 'next' | 'back' | 'signIn';

/** 确认 leads on; 确认上报 hands in: such a word counts only where it is the whole name. */
const ALONE: ReadonlySet<string> = new Set(words.alone);

/** How well a name says it: the whole name, its beginning, somewhere in it; null where it does not. */
function rank(name: string, list: readonly string[], aim: Aim): number | null {
  const bare = bareName(name);
  const by = (test: (word: string) => boolean) => {
    const at = list.findIndex(test);
    return at < 0 ? null : at;
  };
  const whole = by((word) => bare === bareName(word));
  if (whole !== null) return whole;
  if (aim === 'next' && wordsOf('sends').test(bare)) return null;
  const start = by((word) => !ALONE.has(word) && bare.startsWith(bareName(word)));
  if (start !== null) return list.length + start;
  const within = by((word) => bareName(word).length >= 3 && bare.includes(bareName(word)));
  return within === null ? null : 2 * list.length + within;
}

const LONGEST = 14;

/** The control that says best what is wanted; undefined where none does. What submits or leaves is never taken. */
export function pickControl({ controls }: Pick<Scan, 'controls'>, aim: Aim): ScanControl | undefined {
  return controls
    .filter(({ name, disabled }) => !disabled && bareName(name).length <= LONGEST)
    .filter(({ name }) => aim === 'apply' || !wordsOf('leave').test(name))
    .filter(({ name }) => !isNeverPressed(name))
    .flatMap((control) => {
      const at = rank(control.name, words[aim], aim);
      return at === null ? [] : [{ control, at }];
    })
    .sort(
      (a, b) => a.at - b.at || Number(b.control.kind === 'button') - Number(a.control.kind === 'button'),
    )[0]?.control;
}
