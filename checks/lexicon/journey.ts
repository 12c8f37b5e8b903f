// Words and bounds by which journeys are judged. Data beside this file; used by checks/journey.
import { z } from 'zod';
import data from './journey.json' with { type: 'json' };

const parsed = z
  .strictObject({
    /** File formats that office computers and phones make by themselves. */
    usualFormats: z.array(z.string()),
    /** Words by which a message says what to do. */
    remedies: z.array(z.string()),
    /** Words that only sound like it. */
    noRemedies: z.array(z.string()),
    /** Longest wait without a sign: the limit of attention (Nielsen, Usability Engineering, 1993). */
    silentSeconds: z.number(),
    /** A sentence with more characters is long; a bound of ours, after advice on plain language. */
    longSentence: z.number(),
  })
  .parse(data);

export const USUAL_FORMATS: ReadonlySet<string> = new Set(parsed.usualFormats);
export const SILENT_SECONDS = parsed.silentSeconds;
export const LONG_SENTENCE = parsed.longSentence;

const REMEDY = new RegExp(parsed.remedies.join('|'));
const NO_REMEDY = new RegExp(parsed.noRemedies.join('|'), 'g');

/** Whether a message says what to do. */
export const saysRemedy = (text: string): boolean => REMEDY.test(text.replace(NO_REMEDY, ''));
