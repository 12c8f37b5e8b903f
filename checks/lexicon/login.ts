// Words of pages that are met after a log-in, and the national systems that the plan excepts, which evaluators may extend without code.
// Read by checks/login.
import { z } from 'zod';
import login from './login.json' with { type: 'json' };

const patterns = z.array(z.string().transform((source) => new RegExp(source, 'iu'))).min(1);

const words = z
  .object({
    login: patterns,
    /** The log-in is over. */
    lost: patterns,
    /** An account of one's own is asked for. */
    registration: patterns,
    /** More is asked for an account; whether that is a registration, a person decides. */
    registrationDoubt: patterns,
    /** Labels of a password that is to be made up. */
    newPassword: patterns,
    /** Passwords that are no log-in. */
    otherPassword: patterns,
    home: patterns,
    nationalSystems: z.array(z.object({ name: z.string(), hosts: z.array(z.string()).min(1) })),
  })
  .parse(login);

export const LOGIN_WORDS: Omit<typeof words, 'nationalSystems'> = words;

/** Name of the national system (国家部委系统) to which a host belongs, or null. */
export const nationalSystem = (host: string): string | null =>
  words.nationalSystems.find(({ hosts }) => hosts.some((one) => host === one || host.endsWith(`.${one}`)))
    ?.name ?? null;

export const saysAny = (words: readonly RegExp[], texts: readonly string[]): boolean =>
  texts.some((text) => words.some((word) => word.test(text)));
