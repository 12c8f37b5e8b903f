// Asks for a few files that a page links to, as WeChat's own browser (微信) does and as any phone does: GET alone, by pace and guard.
// Part of the tries, after the page was
// closed: a slow file must not cost the visit. Called by visit-url.ts and visit-pages.ts.

import type { PageVisit, Target } from '../../store/schemas/page-visit.ts';
import type { Download, DownloadState } from '../../store/schemas/tried.ts';
import { browserAgent } from '../device.ts';
import { addressProblem } from '../forms/address.ts';
import { HttpClient } from '../http.ts';
import { guardRules } from '../network-guard.ts';
import { NotNow } from '../not-now.ts';
import type { PoliteClient } from '../polite-client.ts';
import { type SiteProfile, userAgentOf } from '../profile.ts';
import { deviceNamed, profileDevice } from './devices.ts';
import { downloadState } from './download-answer.ts';

const MOST = 3;
/** One bad answer may be chance. */
const ATTEMPTS = 2;
const BAD: readonly DownloadState[] = ['blank', 'gone', 'error'];
const FILE = /\.(?:docx?|xlsx?|pdf|ofd|rtf|wps|et|zip|rar)$/i;
const NAMED = /下载|空表|空白表|样表|示范文本/;
/** The browser's version that both phones show; only its main number is ever seen. */
const VERSION = '130';

/** Links to files, each address once. `page`: what they are relative to. */
export function filesOf(
  page: string,
  targets: readonly Target[],
): { name: string; selector: string; url: string }[] {
  const found = new Map<string, { name: string; selector: string; url: string }>();
  for (const { href, name, selector } of targets) {
    if (!href || /^(?:#|javascript:|tel:|mailto:)/i.test(href) || !URL.canParse(href, page)) continue;
    const { href: url, pathname } = new URL(href, page);
    if (FILE.test(pathname) || NAMED.test(name)) if (!found.has(url)) found.set(url, { name, selector, url });
  }
  return [...found.values()].slice(0, MOST);
}

/** Asks for the files of a page that was tried. `client`: whose pace and robots rules hold; none in tests. */
export function downloadAsker(
  profile: SiteProfile,
  origin: string | undefined,
  client?: Pick<PoliteClient, 'pacers' | 'robots'>,
): { tryFiles(visit: PageVisit): Promise<PageVisit>; close(): Promise<void> } {
  const own = profile.loopback ? new Set([new URL(profile.publicOrigin).host]) : new Set<string>();
  const as = (device: string): HttpClient =>
    new HttpClient({
      rules: guardRules(profile, origin),
      userAgent: userAgentOf(
        profile,
        browserAgent({ ...profile, device: profileDevice(deviceNamed(device)) }, VERSION),
      ),
      deadline: profile.deadlines.request,
      ...(client
        ? {
            pace: (url: string) => client.pacers.of(url).turn(),
            robots: (url: string) => client.robots.refusal(url),
            onReceived: (url: string, bytes: number) => client.pacers.of(url).received(bytes),
          }
        : {}),
    });
  const clients = { wechat: as('wechat'), plain: as('standard') };
  const once = async (http: HttpClient, url: string): Promise<DownloadState> => {
    try {
      const answer = await http.get(url);
      return downloadState({ ...answer, url, finalUrl: answer.url });
    } catch (error) {
      if (error instanceof NotNow) throw error;
      // Refused, out of reach, too large: nothing is known of what a phone would get.
      return 'unknown';
    }
  };
  const asked = async (http: HttpClient, url: string): Promise<DownloadState> => {
    let state = await once(http, url);
    for (let n = 1; n < ATTEMPTS && BAD.includes(state); n++) state = await once(http, url);
    return state;
  };
  return {
    async tryFiles(visit) {
      if (!visit.tried) return visit;
      const downloads: Download[] = [];
      for (const file of filesOf(visit.url, visit.targets)) {
        if (addressProblem(file.url, own)) continue;
        const wechat = await asked(clients.wechat, file.url);
        // Beside it only where it matters.
        const plain = BAD.includes(wechat) ? await asked(clients.plain, file.url) : null;
        downloads.push({ ...file, wechat, plain });
      }
      return { ...visit, tried: { ...visit.tried, downloads } };
    },
    async close() {
      await Promise.all(Object.values(clients).map((http) => http.close()));
    },
  };
}
