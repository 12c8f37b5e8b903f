// Which controls a visit may tap. The words are data beside this file; called by the tries.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Target } from '../../store/schemas/page-visit.ts';

const words = z
  .strictObject({ never: z.array(z.string()), elder: z.array(z.string()), reading: z.array(z.string()) })
  .parse(JSON.parse(readFileSync(new URL('./tap-words.json', import.meta.url), 'utf8')));

const holds = (list: readonly string[], text: string): boolean => {
  const low = text.toLowerCase();
  return list.some((word) => low.includes(word));
};
export const isElderEntry = ({ name }: Pick<Target, 'name'>): boolean => holds(words.elder, name);
export const isReading = ({ name }: Pick<Target, 'name'>): boolean => holds(words.reading, name);

/** An address that leads on, and an empty one, is what the check of links asks for; `#`, javascript: and nothing lead nowhere by themselves. */
const leadsOn = (href: string | null): boolean => href !== null && !/^(?:#|javascript:|$)/i.test(href);

/**
 * Only a control that has a name, none of the words of what is sent or agreed to, no field, and no address of its own.
 * A control without a name may do anything; one that leads back does nothing in a window that has only just been opened.
 */
export const mayTap = ({ kind, name, href, hit, submits }: Target): boolean =>
  kind !== 'field' &&
  name !== '' &&
  href !== '' &&
  hit !== false &&
  !submits &&
  !leadsOn(href) &&
  !holds(words.never, name);
