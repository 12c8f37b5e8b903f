// Words of an item's name, state and conditions. Read by the identity check.
import { z } from 'zod';
import identity from './identity.json' with { type: 'json' };
import { patterns } from './lexicon.ts';

const anyCase = z.array(z.string().transform((source) => new RegExp(source, 'iu'))).min(1);

export const IDENTITY = z
  .object({
    /** Names that a test or a withdrawn item left behind; 普通话测试 and 规章废止 are none. */
    spoiltNames: anyCase,
    /** 事项状态 in which nothing can be applied for. */
    stopped: patterns,
    /** Conditions that say nothing: the whole value. */
    vagueConditions: patterns,
    noConditions: patterns,
    /** What a short condition may well consist of. */
    concrete: patterns,
  })
  .strict()
  .parse(identity);
