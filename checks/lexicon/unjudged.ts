// Rules that no machine can judge, why, and who can. Read by the tests and by whoever lists what is left to people.
import { z } from 'zod';
import rules from './unjudged.json' with { type: 'json' };

const text = z.string().min(1);

/** Sorted by the rule's id. */
export const UNJUDGED = z.array(z.object({ rule: text, why: text, who: text })).parse(rules);
