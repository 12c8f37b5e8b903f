// Name of a journey's files in the folder of its run. Called by the journey command and what writes and reads the records.
import { createHash } from 'node:crypto';
import type { Journey } from '../../store/schemas/journey.ts';

/** Name of a journey's files: what it is about, safe for every disk; an id that is not is told apart by its hash. */
export function journeyName({ item, channel }: Pick<Journey, 'item' | 'channel'>): string {
  const safe = item.id.replace(/[^\w-]+/g, '_').slice(0, 60);
  const hash = createHash('sha256').update(item.id).digest('hex').slice(0, 8);
  return `${channel}-${safe}${safe === item.id ? '' : `-${hash}`}`;
}
