// The word lists that evaluators may extend without code, with their schema. Read by the checks.
import { z } from 'zod';
import placeholders from './placeholders.json' with { type: 'json' };
import presence from './presence.json' with { type: 'json' };
import stages from './stages.json' with { type: 'json' };
import vague from './vague.json' with { type: 'json' };

export const words = z.array(z.string().min(1)).min(1);
export const patterns = z.array(z.string().transform((source) => new RegExp(source, 'u'))).min(1);

/** Words that fill a field without saying anything (占位词); the whole value is compared. */
export const PLACEHOLDERS = z.object({ words, patterns }).parse(placeholders);

/** Vague wordings (模糊表述): places without an address, standards without a criterion, or with one that stands elsewhere. */
export const VAGUE = z
  .object({ place: patterns, placeList: patterns, standard: patterns, standardElsewhere: patterns })
  .parse(vague);

/**
 * Wordings that make the applicant come (到现场要求), those that leave a choice in the same clause, visits of officials,
 * and the other ways to hand in or to fetch that a text may name elsewhere.
 */
export const PRESENCE = z
  .object({
    demands: patterns,
    choices: patterns,
    byOfficials: patterns,
    pickUp: patterns,
    submitWays: patterns,
    fetchWays: patterns,
  })
  .parse(presence);

/** Stages of a process (流程环节) and the words of their names, in their natural order. */
export const STAGES = z
  .record(z.enum(['apply', 'accept', 'review', 'decide', 'certify', 'deliver', 'special']), words)
  .parse(stages);
export type Stage = keyof typeof STAGES;
