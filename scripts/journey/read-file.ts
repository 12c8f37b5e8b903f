// Reads written journeys from the disk: one file, or all of a folder. Called by the journey command and the proof test.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '../../crawler/config-error.ts';
import { type JourneyFile, parseJourneyFile } from '../../crawler/journey/journey-file.ts';
import { readProblem } from '../read-problem.ts';

async function readOne(path: string): Promise<JourneyFile> {
  const content = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw readProblem(path, error);
  });
  return parseJourneyFile(content.replace(/^\uFEFF/, ''), path);
}

/** @throws ConfigError (the file cannot be read, or is wrong: line, key and the nearest right word; the folder holds none) */
export async function readJourneys(path: string): Promise<JourneyFile[]> {
  const folder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!folder) return [await readOne(path)];
  const names = (await readdir(path)).filter((name) => /\.ya?ml$/i.test(name)).sort();
  if (names.length === 0) throw new ConfigError(`文件夹 ${path} 中没有旅程文件（.yaml）。`);
  const files = await Promise.all(names.map((name) => readOne(join(path, name))));
  const ways = files.flatMap(({ item, channels }) => channels.map((channel) => `${item}（${channel}）`));
  const twice = ways.find((way, i) => ways.indexOf(way) < i);
  if (twice)
    throw new ConfigError(
      `文件夹 ${path} 中有两个旅程文件都写了 ${twice}，报告会互相覆盖。`,
      '请删去一个，或分开运行。',
    );
  return files;
}
