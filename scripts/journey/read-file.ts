// Reads a written journey from the disk. Called by the journey command.
import { readFile } from 'node:fs/promises';
import { type JourneyFile, parseJourneyFile } from '../../crawler/journey/journey-file.ts';
import { readProblem } from '../read-problem.ts';

/** @throws ConfigError (the file cannot be read, or is wrong: line, key and the nearest right word) */
export async function readJourneys(path: string): Promise<JourneyFile[]> {
  const content = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw readProblem(path, error);
  });
  return [parseJourneyFile(content.replace(/^\uFEFF/, ''), path)];
}
