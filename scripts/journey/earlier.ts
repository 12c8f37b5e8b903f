// Finds the last record of a service among the runs of a data folder, to compare with. Called by the journey command.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Journey } from '../../store/schemas/journey.ts';
import { journeyName } from './journey-name.ts';

/** A record of another version, or a damaged one, is none. */
function recordAt(path: string): Journey | null {
  if (!existsSync(path)) return null;
  try {
    return Journey.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** `dir`: the folder of this run; its neighbours are named by their time. Of the sandbox or the site, and explored or written, as now. */
export function earlierRecord(dir: string, now: Journey): Journey | null {
  const runs = dirname(dir);
  const before = readdirSync(runs)
    .filter((name) => /^\d{8}-\d{6}/.test(name) && name < basename(dir))
    .sort()
    .reverse();
  for (const name of before) {
    const record = recordAt(join(runs, name, `${journeyName(now)}.json`));
    if (record && record.source === now.source && record.way === now.way) return record;
  }
  return null;
}
