// Robots gate: no request leaves for a path that the robots.txt of its host forbids. Made by crawl.ts and by the second look.
import type { HttpClient } from './http.ts';
import { NotNow } from './not-now.ts';
import type { Pacers } from './pacer.ts';
import type { SiteProfile } from './profile.ts';
import { robotsVerdict } from './robots.ts';
import { fetchRobots, type RobotsFile } from './robots-file.ts';

/** What each host (scheme, name, port) answered; shared by all parts of a run, so that each is asked once. */
export type RobotsFiles = Map<string, Promise<RobotsFile>>;

/**
 * Whether a site's robots.txt binds us: always, but for a letter that says otherwise in so many words, and for the
 * fixture where its profile says so.
 */
export function obeysRobots({ robots, permission, loopback }: SiteProfile): boolean {
  if (robots === 'by-letter') return !permission?.robots;
  return robots === 'respect' || !loopback;
}

/** Longer waits are a mistake of the file, and beyond what a timer can hold. */
const LONGEST_DELAY = 3600;

export interface GateOptions {
  profile: SiteProfile;
  /** Hosts whose pages are read; scripts from elsewhere are fetched as any visitor's browser does. */
  hosts: ReadonlySet<string> | null;
  http: () => Pick<HttpClient, 'get'>;
  pacers: Pacers;
  files?: RobotsFiles | undefined;
}

export class RobotsGate {
  private readonly files: RobotsFiles;
  private readonly slowed = new Set<string>();

  constructor(private readonly options: GateOptions) {
    this.files = options.files ?? new Map();
  }

  /** Why the address must not be asked for, in Chinese, or null. The first question for a host fetches its robots.txt. @throws NotNow */
  async refusal(address: string): Promise<string | null> {
    const { profile, hosts, pacers } = this.options;
    const url = new URL(address);
    if (url.pathname === '/robots.txt' || !obeysRobots(profile) || (hosts && !hosts.has(url.host)))
      return null;
    const { robots, detail } = await this.fileOf(url);
    if (!robots) return detail;
    const { allowed, rule, crawlDelay } = robotsVerdict(
      robots,
      profile.userAgent.product,
      url.pathname + url.search,
    );
    if (crawlDelay && !this.slowed.has(url.host)) {
      this.slowed.add(url.host);
      pacers.of(address).limit(1 / Math.min(crawlDelay, LONGEST_DELAY));
    }
    return allowed ? null : `robots.txt 不允许访问（${rule}）`;
  }

  private fileOf(url: URL): Promise<RobotsFile> {
    const known = this.files.get(url.origin);
    if (known) return known;
    const asked = this.ask(url);
    this.files.set(url.origin, asked);
    // What was not asked for is not known: the next night asks.
    asked.catch(() => this.files.delete(url.origin));
    return asked;
  }

  /** One bad answer may be chance: what forbids a whole host is asked for twice. */
  private async ask(url: URL): Promise<RobotsFile> {
    const http = this.options.http();
    const once = (): Promise<RobotsFile> =>
      fetchRobots(http, url).catch((error: Error) => {
        if (error instanceof NotNow) throw error;
        const detail = `robots.txt 无法读取（${error.message.split('\n')[0]}），按不允许处理`;
        return { state: 'unreadable' as const, detail, robots: null };
      });
    const first = await once();
    return first.robots ? first : once();
  }
}
