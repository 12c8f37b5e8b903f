// One visit that a person asks for: of a site within its permission, of the fixture, or of a saved page. Called by the visit command.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PageVisit } from '../../store/schemas/page-visit.ts';
import { type BrowserPool, openPool } from '../browser-pool.ts';
import { PageProblem } from '../capture-url.ts';
import { ConfigError } from '../config-error.ts';
import { askRobots } from '../doctor/ask-robots.ts';
import type { ChosenProfile } from '../doctor/choose-profile.ts';
import { requireFixture } from '../doctor/examine-url.ts';
import { networkProblem } from '../doctor/network-problem.ts';
import { guardRules } from '../network-guard.ts';
import { requirePermission } from '../permission.ts';
import { type PoliteClient, politeClient } from '../polite-client.ts';
import { loadProfile, type SiteProfile } from '../profile.ts';
import { obeysRobots } from '../robots-gate.ts';
import { decodeHtml } from '../snapshot/decode-html.ts';
import { profileDevice, type VisitDevice } from './devices.ts';
import { downloadAsker } from './downloads.ts';
import { PAGE_PATH, serveFile } from './file-server.ts';
import type { Network } from './networks.ts';
import { slowLoad } from './slow-load.ts';
import { PATIENCE_MS, type VisitOptions, visitPage, WINDOWS } from './visit-page.ts';
import { requireWebkit } from './webkit/start-webkit.ts';
import { measureInWebkit } from './webkit/webkit-page.ts';

export interface Asked {
  device: VisitDevice;
  now: () => Date;
  windows?: VisitOptions['windows'];
  patience?: number;
  /** Controls to tap at most, beside the other tries; none: the page is only measured. */
  tries?: number | undefined;
  /** A slow network on which the page is opened again afterwards. */
  network?: Network | undefined;
  /** WebKit opens the page too. */
  webkit?: boolean;
}

const EXIT_CODES = { 'logged-out': 4, blocked: 5 } as const;
const UNREAD = 3;
/** Widths that its window can take. */
const WEBKIT_WINDOWS = WINDOWS.filter(({ width }) => width >= 360 && width < 500);

/** A pool whose browser shows itself as the device; pictures belong to what is judged. */
export const openVisitPool = (
  profile: SiteProfile,
  origin: string | undefined,
  device: VisitDevice,
  robots?: (url: string) => Promise<string | null>,
  told: { onSent?: (url: string) => void; onReceived?: (url: string, bytes: number) => void } = {},
): Promise<BrowserPool> =>
  openPool({
    ...{ profile: { ...profile, device: profileDevice(device) }, origin, size: 1, pictures: true, robots },
    ...told,
  });

async function visitOnce(
  profile: SiteProfile,
  origin: string | undefined,
  url: string,
  source: PageVisit['source'],
  asked: Asked,
  client?: PoliteClient,
): Promise<PageVisit> {
  // Before anything else: whoever wants it and has none need not wait.
  if (asked.webkit) requireWebkit();
  // What the page itself asks for is asked of robots.txt too.
  const robots = client && ((address: string) => client.robots.refusal(address));
  const turn = async (): Promise<void> => client?.pacers.of(url).turn();
  const pool = await openVisitPool(profile, origin, asked.device, robots);
  // A saved page has no files of its own.
  const files = client && downloadAsker(profile, origin, client);
  try {
    const { visit, problem } = await pool.withTab((tab) =>
      visitPage(tab, url, pool.site, {
        device: asked.device,
        source,
        time: asked.now().toISOString(),
        windows: asked.windows ?? WINDOWS,
        patience: asked.patience ?? PATIENCE_MS,
        tries: asked.tries,
      }),
    );
    if (visit) {
      const slow = asked.network ? await slowLoad(pool, url, { network: asked.network, turn }) : null;
      const otherEngine = asked.webkit
        ? await measureInWebkit(url, {
            ...{ rules: guardRules(profile, origin), patience: asked.patience ?? PATIENCE_MS },
            windows: WEBKIT_WINDOWS,
          })
        : null;
      return { ...(files ? await files.tryFiles(visit) : visit), slow, otherEngine };
    }
    const code = EXIT_CODES[problem!.reason as keyof typeof EXIT_CODES] ?? UNREAD;
    throw new PageProblem(`“${url}”：${problem!.detail}，没有走查。`, problem!.reason, code);
  } catch (error) {
    const net = /net::(ERR_\w+)/.exec(String(error))?.[1];
    if (net) throw new PageProblem(`“${url}”无法打开（${net}）。`, 'timeout', UNREAD);
    if ((error as Error).name === 'DeadlineError' || (error as Error).name === 'TimeoutError')
      throw new PageProblem(`“${url}”在期限内没有打开或没有测完。`, 'timeout', UNREAD);
    throw error;
  } finally {
    await files?.close();
    await pool.close();
  }
}

/** @throws ConfigError (no permission, robots.txt forbids it), PageProblem (the page could not be visited) */
export async function visitUrl({ profile, url, origin }: ChosenProfile, asked: Asked): Promise<PageVisit> {
  if (asked.webkit && !profile.loopback)
    throw new ConfigError(
      'WebKit 只能打开已保存的网页和内置的示例门户：打开真实站点时，无法保证只读。',
      '请先把页面保存为文件，再用 visit 文件名 --engine webkit 核对。',
    );
  requirePermission(profile, asked.now());
  const client = politeClient(profile, { origin: origin ?? undefined, signal: new AbortController().signal });
  const { http } = client;
  try {
    await requireFixture({ http, profile, origin: origin ?? null });
    const asksFor = await askRobots(http, profile, url).catch((error) => {
      throw networkProblem(error, url.host);
    });
    if (!asksFor.allowed && obeysRobots(profile))
      throw new ConfigError(`robots.txt 不允许访问 ${url.href}（${asksFor.rule ?? asksFor.detail ?? ''}）。`);
    const source = profile.loopback ? 'fixture' : 'site';
    return await visitOnce(profile, origin ?? undefined, url.href, source, asked, client);
  } finally {
    await http.close();
  }
}

/** A saved page, opened without any other host. Throws what reading the file throws. */
export async function visitFile(path: string, asked: Asked): Promise<PageVisit> {
  const { html } = decodeHtml(await readFile(path));
  const profile = loadProfile('fixture');
  const server = await serveFile(resolve(path), html);
  try {
    const visit = await visitOnce(profile, server.origin, profile.publicOrigin + PAGE_PATH, 'file', asked);
    return { ...visit, url: pathToFileURL(resolve(path)).href };
  } finally {
    await server.close();
  }
}
