// Fetches the robots.txt of a host and says what its answer means. Called by robots-gate.ts and by the doctor.
import { type HttpClient, RequestRefused } from './http.ts';
import { parseRobots, type Robots } from './robots.ts';

export interface RobotsFile {
  state: 'read' | 'absent' | 'unreadable';
  /** Why there are no rules, Chinese; null where they were read. */
  detail: string | null;
  /** Empty where the file is absent: everything is allowed. Null where it cannot be read: nothing is. */
  robots: Robots | null;
}

/** RFC 9309, 2.3.1: 4xx allows everything, whatever else is not an answer forbids everything. Throws network errors. */
export async function fetchRobots(http: Pick<HttpClient, 'get'>, url: URL): Promise<RobotsFile> {
  const answer = await http.get(new URL('/robots.txt', url).href).catch((error: Error) => {
    if (error instanceof RequestRefused) return null;
    throw error;
  });
  if (!answer)
    return {
      state: 'unreadable',
      detail: 'robots.txt 转到了不允许访问的地址，按不允许处理',
      robots: null,
    };
  const { status, text, headers } = answer;
  if (status >= 400 && status < 500)
    return { state: 'absent', detail: `站点没有 robots.txt（状态码 ${status}）`, robots: [] };
  if (status !== 200)
    return {
      state: 'unreadable',
      detail: `robots.txt 无法读取（状态码 ${status}），按不允许处理`,
      robots: null,
    };
  if (/html/i.test(headers['content-type'] ?? ''))
    return { state: 'absent', detail: 'robots.txt 的地址给出的是网页，按没有规则处理', robots: [] };
  return { state: 'read', detail: null, robots: parseRobots(text) };
}
