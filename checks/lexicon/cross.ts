// The word lists of the checks across fields (跨字段) and of leftovers (残留), with their schemas. Read by the checks.
import { z } from 'zod';
import cross from './cross.json' with { type: 'json' };
import residue from './residue.json' with { type: 'json' };

const words = z.array(z.string().min(1)).min(1);
/** One expression for a whole list: a text is read once. */
const anyOf = (flags: string) => words.transform((sources) => new RegExp(sources.join('|'), flags));

/** Words of forms of handling, areas, proxies and papers; `genericWords` stand in the name of any item. */
export const CROSS = z
  .object({
    onlineForms: anyOf('u'),
    officeForms: anyOf('u'),
    colloquialDepths: anyOf('u'),
    colloquialForms: anyOf('u'),
    pickUpReasons: anyOf('u'),
    wideLabels: anyOf('u'),
    wideAreas: anyOf('u'),
    localAreas: anyOf('u'),
    awayWays: anyOf('u'),
    noProxy: anyOf('u'),
    inPerson: anyOf('u'),
    proxy: anyOf('u'),
    proxyExceptions: anyOf('u'),
    proxyPapers: anyOf('u'),
    naturalPersons: anyOf('u'),
    otherObjects: anyOf('u'),
    businessPapers: anyOf('u'),
    personPapers: anyOf('u'),
    soleTraders: anyOf('u'),
    genericWords: anyOf('gu'),
  })
  .parse(cross);

/** Leftovers of programs in a text (残留); `fillers` are whole values that fill a field without saying anything. */
export const RESIDUE = z
  .object({ markup: anyOf('iu'), empties: anyOf('u'), garbled: anyOf('u'), fillers: words })
  .parse(residue);
