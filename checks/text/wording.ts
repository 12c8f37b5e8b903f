// Whole-value and sentence wordings that several checks ask for. Pure; the words come from the lexicon.
import { PLACEHOLDERS, PRESENCE } from '../lexicon/lexicon.ts';
import { anyOf } from '../lexicon/patterns.ts';
import { remembered } from './memo.ts';

const trimmed = (text: string) => text.replace(/^[\s“”"'（(【[]+|[\s。．.；;，,）)】\]“”"']+$/gu, '');

const WORDS = new Set(PLACEHOLDERS.words);

/** Is the whole value a placeholder (无, 详见公告, --)? */
export const isPlaceholder = remembered((text): boolean => {
  const value = trimmed(text);
  return !value || WORDS.has(value.toLowerCase()) || anyOf(PLACEHOLDERS.patterns, value);
});

const FETCHING = /领取|领证|取件|自取/u;

export interface PresenceDemand {
  demand: 'none' | 'unsure' | 'demanded';
  words: string;
}

/** How a text speaks of the applicant's presence (到现场): demanded, demanded but with another way beside it, or not. */
export const presenceDemand = remembered((text): Readonly<PresenceDemand> => {
  let unsure = '';
  for (const sentence of text.split(/[。；;\n]/u)) {
    for (const clause of sentence.split(/[，,]/u)) {
      if (!anyOf(PRESENCE.demands, clause) || anyOf(PRESENCE.byOfficials, sentence)) continue;
      if (anyOf(PRESENCE.choices, clause)) continue;
      const ways = FETCHING.test(clause) ? PRESENCE.fetchWays : PRESENCE.submitWays;
      if (!anyOf(ways, text)) return { demand: 'demanded', words: clause.trim() };
      unsure ||= clause.trim();
    }
  }
  return unsure ? { demand: 'unsure', words: unsure } : { demand: 'none', words: '' };
});
