// Words of materials (申请材料): kinds of papers, who issues them, names that are short, cancelled or misspelt. Read by the material checks.
import { z } from 'zod';
import issuers from './issuers.json' with { type: 'json' };
import materials from './materials.json' with { type: 'json' };
import papers from './papers.json' with { type: 'json' };
import { pattern, patterns } from './patterns.ts';

/** Kinds of materials by their names, and the words of their circumstances. */
export const MATERIALS = z
  .object({
    none: patterns,
    open: patterns,
    openDoubt: patterns,
    forms: patterns,
    ownForms: patterns,
    selfMade: patterns,
    licences: patterns,
    reports: z.object({ byNature: patterns, likely: patterns, not: patterns, agency: patterns }),
    whenNeeded: patterns,
    shared: patterns,
    noneNeeded: patterns,
    postal: patterns,
    fullyOnline: patterns,
    onlineFour: patterns,
  })
  .parse(materials);

/** Vague issuers (出具单位), kinds of bodies by their words, and which of them issue a paper. */
export const ISSUERS = z
  .object({
    vague: patterns,
    vagueDoubt: patterns,
    neutral: patterns,
    bodies: z.record(z.string(), patterns),
    papers: z.array(z.object({ paper: pattern, bodies: z.array(z.string()).min(1) })),
  })
  .parse(issuers);

const full = z.array(z.object({ name: pattern, full: z.string().min(1) }));

/** Names of single papers: short forms, papers that conditions demand, cancelled ones, and how they are spelt. */
export const PAPERS = z
  .object({
    short: full,
    spoken: full,
    demanded: z.array(z.object({ paper: pattern, known: pattern })),
    cancelled: z.array(z.object({ name: pattern, why: z.string().min(1) })),
    standard: z.array(z.string().min(5)),
    misspelt: z.array(z.object({ wrong: z.string().min(2), right: z.string().min(2) })),
  })
  .parse(papers);
