// File names made of the names and ids of units, safe on Windows, macOS and Linux. Called by report.ts.
import { createHash } from 'node:crypto';
import { cleanText } from './plain-text.ts';

const FORBIDDEN = /[<>:"/\\|?*\n%#&]+/g;
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const MAX = 60;

/** A name for people: Chinese is kept, path and shell characters become `_`; never empty, never a device name. */
export function fileName(text: string): string {
  const safe = cut(
    cleanText(text)
      .replace(FORBIDDEN, '_')
      .replace(/\s+/g, ' ')
      .replace(/^[.\s_]+|[.\s_]+$/g, ''),
  );
  if (safe === '') return '未命名';
  return DEVICE.test(safe) ? `_${safe}` : safe;
}

/** A name for links: letters, digits and `-`; an id that has anything else gets a short hash, so names stay apart. */
export function slug(id: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/.test(id) && !DEVICE.test(id)) return id;
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 8);
  const words = id
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 30);
  return words ? `${words}-${hash}` : `u-${hash}`;
}

/** Gives every text a name of its own, also where names are equal but for case (one file on Windows). */
export function uniqueNames(
  texts: readonly string[],
  nameOf: (text: string) => string,
  joint: string,
): string[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    const base = nameOf(text);
    let name = base;
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${base}${joint}${n}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

const cut = (text: string): string => [...text].slice(0, MAX).join('').trim();
