// Tools that only the benchmark needs, in a package of their own (peers/): installed when they are first asked for. Called by the bench command.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { npmScript } from '../setup/npm.mjs';

/** What is used of linkinator. */
export interface Linkinator {
  version: string;
  check(options: {
    path: string;
    concurrency: number;
    timeout: number;
  }): Promise<{ links: { url: string; state: 'OK' | 'BROKEN' | 'SKIPPED' }[] }>;
}

interface Crawler {
  run(urls: string[]): Promise<unknown>;
}
type Handlers<C> = Record<string, unknown> & {
  preNavigationHooks: ((context: C, goto: { waitUntil?: string }) => unknown)[];
  requestHandler(context: C): Promise<void>;
};
interface CheerioContext {
  $: (selector: string) => { text(): string; remove(): void };
}
interface PlaywrightContext {
  page: Page;
}

/** What is used of Crawlee; a configuration each, since its parts have a core of their own. */
export interface Crawlee {
  version: string;
  CheerioCrawler: new (options: Handlers<CheerioContext>, configuration: unknown) => Crawler;
  PlaywrightCrawler: new (options: Handlers<PlaywrightContext>, configuration: unknown) => Crawler;
  /** Nothing on disk. */
  configuration(): unknown;
  silence(): void;
}

const FOLDER = new URL('peers/', import.meta.url);
const MINUTES = 5;

/** Installs the peers where they are not there yet; false where that is not possible. */
function installed(name: string): boolean {
  const home = new URL(`node_modules/${name}/package.json`, FOLDER);
  if (existsSync(home)) return true;
  const npm = npmScript();
  if (!npm) return false;
  const { status } = spawnSync(process.execPath, [npm, 'ci', '--ignore-scripts'], {
    cwd: fileURLToPath(FOLDER),
    stdio: 'ignore',
    timeout: MINUTES * 60_000,
  });
  return status === 0 && existsSync(home);
}

/** Null where it is neither there nor to be had. */
export async function linkinator(): Promise<Linkinator | null> {
  if (!installed('linkinator')) return null;
  const folder = new URL('node_modules/linkinator/', FOLDER);
  const about = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as {
    version: string;
    exports: string | Record<string, unknown>;
    main?: string;
  };
  const entry = about.main ?? 'build/src/index.js';
  const { check } = (await import(new URL(entry, folder).href)) as Pick<Linkinator, 'check'>;
  return { version: about.version, check };
}

/** Null where it is neither there nor to be had. */
export async function crawlee(): Promise<Crawlee | null> {
  if (!installed('@crawlee/cheerio') || !installed('@crawlee/playwright')) return null;
  const load = (name: string) => import(new URL(`node_modules/@crawlee/${name}/index.mjs`, FOLDER).href);
  const { CheerioCrawler, Configuration, log } = await load('cheerio');
  const { PlaywrightCrawler } = await load('playwright');
  const about = new URL('node_modules/@crawlee/cheerio/package.json', FOLDER);
  return {
    version: (JSON.parse(readFileSync(about, 'utf8')) as { version: string }).version,
    ...{ CheerioCrawler, PlaywrightCrawler },
    configuration: () => new Configuration({ persistStorage: false }),
    silence: () => log.setLevel(log.LEVELS.OFF),
  };
}
