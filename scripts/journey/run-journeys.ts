// Runs many journeys in lanes, each with a browser of its own, and stores their pictures and records. Called by the journey
// command and the proof.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JourneyStart, openJourneyBrowser } from '../../crawler/journey/journey-browser.ts';
import { type JourneyTask, runJourney } from '../../crawler/journey/run-journey.ts';
import type { SiteProfile } from '../../crawler/profile.ts';
import type { Journey } from '../../store/schemas/journey.ts';
import { journeyName } from './journey-name.ts';

export interface Wanted {
  profile: SiteProfile;
  task: JourneyTask;
}

export interface RunOptions {
  origin: string | undefined;
  place: Omit<JourneyStart, 'origin'>;
  /** Folder of the records and pictures. */
  dir: string;
  lanes: number;
  now: () => Date;
  /** Keeps a trace of each journey (Playwright's trace viewer opens it). */
  trace?: boolean | undefined;
  /** Asked before each journey; false: neither it nor those after it are begun. */
  mayBegin?: ((profile: SiteProfile) => boolean) | undefined;
  onDone?: (journey: Journey) => void;
}

const DEADLINE_MS = 300_000;
const HASH_LENGTH = 16;

/** Journeys in the order in which they were wanted, without those that might not begin any more. */
export async function runJourneys(wanted: readonly Wanted[], options: RunOptions): Promise<Journey[]> {
  const { dir, origin, now, lanes } = options;
  const pictures = join(dir, 'pictures');
  mkdirSync(pictures, { recursive: true });
  const found: Journey[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < wanted.length; at = next++) {
      const { profile, task } = wanted[at]!;
      if (options.mayBegin?.(profile) === false) return;
      const browser = await openJourneyBrowser(profile, { origin, ...options.place });
      try {
        const name = journeyName(task);
        const journey = await runJourney(task, {
          ...{ browser, origin, now, deadline: DEADLINE_MS },
          trace: options.trace ? { dir, path: `traces/${name}.zip` } : undefined,
          async picture(_name, bytes) {
            const hash = createHash('sha256').update(bytes).digest('hex').slice(0, HASH_LENGTH);
            const path = `pictures/${hash}.jpg`;
            writeFileSync(join(dir, path), bytes);
            return path;
          },
        });
        writeFileSync(join(dir, `${name}.json`), `${JSON.stringify(journey, null, 1)}\n`);
        found[at] = journey;
        options.onDone?.(journey);
      } finally {
        await browser.close();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, wanted.length) }, lane));
  return Object.values(found);
}
