// Which addresses change something although they are only asked for (GET): by their words, and by what they carry along.
// Pure; words beside this file. Used by journey-rules.ts, and by the profile's checks.
import { z } from 'zod';
import effects from './effects.json' with { type: 'json' };

const { within, whole, actions, spared } = z
  .strictObject({
    /** Anywhere in the address, as patterns. */
    within: z.array(z.string()),
    /** As a whole part. */
    whole: z.array(z.string()),
    /** Keys whose value says what is done. */
    actions: z.array(z.string()),
    /** Endings of files that are only fetched. */
    spared: z.array(z.string()),
  })
  .parse(effects);

const WITHIN = new RegExp(within.join('|'), 'g');
const WHOLE = new Set(whole);
const ACTIONS = new Set(actions);
const SPARED = new RegExp(`\\.(?:${spared.join('|')})$`, 'i');
/** A typed value shorter than this is found in many an address by chance. */
const SHORTEST = 4;

/** Parts of an address: `saveDraft.do` → save, draft, do. */
const parts = (text: string): string[] =>
  text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const says = (text: string): string[] => [
  ...parts(text).filter((part) => WHOLE.has(part)),
  ...[...text.toLowerCase().replace(/[-_]/g, '').matchAll(WITHIN)].map(([word]) => word),
];

/** What the value of an action's key tells: `do=1`, or its words. */
function actionWords(key: string, value: string): string[] {
  if (!ACTIONS.has(key.toLowerCase())) return [];
  return /^(?:1|true|yes)$/i.test(value) ? [`${key}=${value}`] : says(value);
}

/** Every word by which an address tells that it changes something, those of its path first. */
export function effectWords(url: URL): string[] {
  if (SPARED.test(url.pathname) && url.search === '') return [];
  const asked = [...url.searchParams].flatMap(([key, value]) => [...says(key), ...actionWords(key, value)]);
  return [...says(decoded(url.pathname)), ...asked];
}

/** The first of them; undefined where there is none. */
export const submitWord = (url: URL): string | undefined => effectWords(url)[0];

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What was typed and stands in the address; undefined where nothing does. */
export function carried(url: URL, typed: Iterable<string>): string | undefined {
  const text = decoded(`${url.pathname}${url.search}`.replaceAll('+', ' '));
  for (const value of typed) if (value.length >= SHORTEST && text.includes(value)) return value;
  return undefined;
}
