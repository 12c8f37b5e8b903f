// Words of links, which evaluators may extend without code, with their schema. Read by the check of links.
import { z } from 'zod';
import links from './links.json' with { type: 'json' };

const patterns = z.array(z.string().transform((source) => new RegExp(source, 'iu'))).min(1);

export const LINK_WORDS = z
  .object({
    /** Links by which one goes on: handling, downloads, enquiries. */
    entries: patterns,
    /** Texts to read, whatever words of handling their titles hold. */
    documents: patterns,
    /** Links behind which a log-in belongs. */
    logins: patterns,
    /** Public contents, for which nobody has to log in. */
    publics: patterns,
    /** Texts that promise that something opens. */
    promises: patterns,
  })
  .parse(links);
