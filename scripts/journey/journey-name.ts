// Name of a journey's files in the folder of its run. Called by the journey command and what writes and reads the records.
import type { Journey } from '../../store/schemas/journey.ts';

/** Name of a journey's files: what it is about, safe for every disk. */
export const journeyName = ({ item, channel }: Pick<Journey, 'item' | 'channel'>): string =>
  `${channel}-${item.id.replace(/[^\w-]+/g, '_').slice(0, 60)}`;
