// Whole-value and sentence wordings that several checks ask for. Pure; the words come from the lexicon.
import { PLACEHOLDERS, PRESENCE } from '../lexicon/lexicon.ts';

const trimmed = (text: string) => text.replace(/^[\s“”"'（(【[]+|[\s。．.；;，,）)】\]“”"']+$/gu, '');

/** Is the whole value a placeholder (无, 详见公告, --)? */
export function isPlaceholder(text: string): boolean {
  const value = trimmed(text);
  if (!value) return true;
  return PLACEHOLDERS.words.includes(value.toLowerCase()) || PLACEHOLDERS.patterns.some((p) => p.test(value));
}

const FETCHING = /领取|领证|取件|自取/u;

/** How a text speaks of the applicant's presence (到现场): demanded, demanded but with another way beside it, or not. */
export function presenceDemand(text: string): { demand: 'none' | 'unsure' | 'demanded'; words: string } {
  const has = (patterns: RegExp[], part: string) => patterns.some((p) => p.test(part));
  let unsure = '';
  for (const sentence of text.split(/[。；;\n]/u)) {
    for (const clause of sentence.split(/[，,]/u)) {
      if (!has(PRESENCE.demands, clause) || has(PRESENCE.byOfficials, sentence)) continue;
      if (has(PRESENCE.choices, clause)) continue;
      const ways = FETCHING.test(clause) ? PRESENCE.fetchWays : PRESENCE.submitWays;
      if (!has(ways, text)) return { demand: 'demanded', words: clause.trim() };
      unsure ||= clause.trim();
    }
  }
  return unsure ? { demand: 'unsure', words: unsure } : { demand: 'none', words: '' };
}
