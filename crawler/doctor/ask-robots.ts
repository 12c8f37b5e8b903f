// What the robots.txt of a site says of one address, as the doctor reports it. Called by examine-url.ts.
import type { HttpClient } from '../http.ts';
import type { SiteProfile } from '../profile.ts';
import { robotsVerdict } from '../robots.ts';
import { fetchRobots } from '../robots-file.ts';
import type { RobotsReport } from './diagnosis.ts';

/** Throws network errors. */
export async function askRobots(
  http: HttpClient,
  { userAgent }: Pick<SiteProfile, 'userAgent'>,
  url: URL,
): Promise<RobotsReport> {
  const { state, detail, robots } = await fetchRobots(http, url);
  if (!robots) return { state, detail, allowed: false, rule: null, crawlDelay: null };
  return { state, detail, ...robotsVerdict(robots, userAgent.product, url.pathname + url.search) };
}
