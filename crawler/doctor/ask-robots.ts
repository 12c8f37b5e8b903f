// Asks a site for its robots.txt, by the same guarded client as everything else. Called by examine-url.ts.
import { type HttpClient, RequestRefused } from '../http.ts';
import type { SiteProfile } from '../profile.ts';
import { parseRobots, robotsVerdict } from '../robots.ts';
import type { RobotsReport } from './diagnosis.ts';

const told = (
  state: RobotsReport['state'],
  detail: string | null,
  verdict: Pick<RobotsReport, 'allowed' | 'rule' | 'crawlDelay'>,
): RobotsReport => ({ state, detail, ...verdict });
const NONE = { rule: null, crawlDelay: null };

/** RFC 9309, 2.3.1: 4xx allows everything, whatever else is not an answer forbids everything. Throws network errors. */
export async function askRobots(
  http: HttpClient,
  { userAgent }: Pick<SiteProfile, 'userAgent'>,
  url: URL,
): Promise<RobotsReport> {
  const answer = await http.get(new URL('/robots.txt', url).href).catch((error: Error) => {
    if (error instanceof RequestRefused) return null;
    throw error;
  });
  if (!answer)
    return told('unreadable', 'robots.txt 转到了不允许访问的地址，按不允许处理', { allowed: false, ...NONE });
  const { status, text, headers } = answer;
  if (status >= 400 && status < 500)
    return told('absent', `站点没有 robots.txt（状态码 ${status}）`, { allowed: true, ...NONE });
  if (status !== 200)
    return told('unreadable', `robots.txt 无法读取（状态码 ${status}），按不允许处理`, {
      allowed: false,
      ...NONE,
    });
  if (/html/i.test(headers['content-type'] ?? ''))
    return told('absent', 'robots.txt 的地址给出的是网页，按没有规则处理', { allowed: true, ...NONE });
  return told('read', null, robotsVerdict(parseRobots(text), userAgent.product, url.pathname + url.search));
}
