// Tables behind the codes of an item: areas (GB/T 2260, old districts under their present names), kinds, levels, kinds of body. Read by the code check.
import { z } from 'zod';
import codes from './codes.json' with { type: 'json' };
import { words } from './lexicon.ts';

const pattern = z.string().transform((source) => new RegExp(source, 'u'));
const set = z.string().transform((text) => new Set(text.split(' ')));

export const CODES = z
  .object({
    provinces: set,
    /** Provinces that are one city (直辖市): there 市级 is the level of a province. */
    municipalities: set,
    areas: z.record(z.string().regex(/^\d{6}$/u), z.string()),
    /** 事项类型 and digits 3-4 of 基本编码; `elsewhere`: the list of some other provinces. */
    types: z.array(z.object({ words, codes: words, elsewhere: words.optional() }).strict()),
    /** 行使层级 and character 19; `municipal`: in a 直辖市. */
    levels: z.array(z.object({ words, digits: z.string(), municipal: z.string() }).strict()),
    /** Names of bodies and the first two characters of a credit code that they hardly have. */
    natures: z.array(z.object({ name: pattern, unlikely: pattern, kind: z.string() }).strict()),
  })
  .strict()
  .parse(codes);
