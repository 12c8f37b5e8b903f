// A list of words in data as one pattern; parts of a word may be patterns themselves. Used by the readers of words.json.
import { z } from 'zod';

export const WordPattern = z
  .array(z.string().min(1))
  .min(1)
  .transform((sources) => new RegExp(sources.join('|'), 'iu'));
