// Link fact (链接事实): what stands behind an address that guides link to, once a run. Made by crawler/links, read by the checks.
import { z } from 'zod';

/** What the address turned out to be. */
export const LinkVerdict = z.enum([
  /** Something that can be used came. */
  'alive',
  /** Nothing can come: see `cause`. */
  'dead',
  /** A page that says that there is nothing, served as if all were well (软死链). */
  'soft-dead',
  /** The home page of the same site instead of what was linked to. */
  'home',
  /** A log-in page. Whether one belongs there hangs on the link. */
  'login',
  /** The page of another item of the same site. */
  'other-item',
  /** The answers lead round in circles. */
  'loop',
  /** An address inside a private network or of the reader's own machine. Never asked. */
  'internal',
  /** An address that does nothing by itself (`#`, `javascript:;`). */
  'no-effect',
  /** An address that only a browser can follow (`javascript:open(…)`). */
  'script',
  /** Nothing may be said: see `cause`. */
  'unclear',
]);
export type LinkVerdict = z.infer<typeof LinkVerdict>;

export const LinkCause = z.enum([
  // Of a dead address.
  'gone',
  'no-name',
  'refused',
  'certificate',
  // Of an unclear one.
  'blocked',
  'logged-out',
  'timeout',
  'server-error',
  'network',
  /** Outside of what this crawl may reach. */
  'not-allowed',
  /** More addresses of one host than a run asks for. */
  'budget',
  'not-an-address',
]);
export type LinkCause = z.infer<typeof LinkCause>;

export const LinkFact = z.object({
  /** As it stands on the page, with its fragment. */
  url: z.string(),
  verdict: LinkVerdict,
  cause: LinkCause.nullable(),
  /** False: the signs allow for another reading, and a person decides. */
  certain: z.boolean(),
  status: z.number().int().nullable(),
  finalUrl: z.string().nullable(),
  /** Addresses that led on to others, in their order. */
  redirects: z.array(z.string()),
  /** The site itself leads from http to https. */
  upgraded: z.boolean(),
  title: z.string().nullable(),
  /** Whether the place of the page that the fragment names is there; null: no fragment, or it cannot be told. */
  fragment: z.enum(['present', 'missing', 'unsure']).nullable(),
  /** Of the slowest answer on the way. */
  milliseconds: z.number().int().nullable(),
  /** Times at which the address was tried; a bad verdict is believed after the second one. */
  attempts: z.number().int(),
});
export type LinkFact = z.infer<typeof LinkFact>;

/** Verdicts that one bad moment of a site can bring about: tried a second time, later in the run. */
export const TWICE: readonly LinkVerdict[] = ['dead', 'soft-dead', 'home', 'loop'];

/** True where the address was tried often enough for its verdict. */
export const isBelieved = (fact: LinkFact): boolean => fact.attempts >= 2 || !TWICE.includes(fact.verdict);
