// When the online help of a site was asked last: once a night at the most. A small file in the data folder. Called by the online-help command.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeAtomically } from '../../reports/atomic.ts';

const fileOf = (dir: string, site: string): string => join(dir, 'online-help', `${site}.last`);

/** ISO time, or null: never. A file that says nothing sensible counts as asked just now, so that nobody is asked twice. */
export function lastAsked(dir: string, site: string, now: Date): string | null {
  let text: string;
  try {
    text = readFileSync(fileOf(dir, site), 'utf8').trim();
  } catch {
    return null;
  }
  return Number.isNaN(Date.parse(text)) ? now.toISOString() : text;
}

/** Noted just before the first question: an interrupted visit has asked, one without a browser has not. */
export async function noteAsked(dir: string, site: string, time: string): Promise<void> {
  mkdirSync(dirname(fileOf(dir, site)), { recursive: true });
  await writeAtomically(fileOf(dir, site), (partial) => writeFileSync(partial, `${time}\n`));
}
