// Asks for the answers that a page was made of and says whether all are as they were. Called by carry.ts.
import type { Answer } from '../../store/schemas/reading.ts';
import type { CrawlContext } from '../crawl-context.ts';
import { mayAskNoMore } from '../fetch-guide.ts';
import { NotNow } from '../not-now.ts';
import { bodyHash } from './body-hash.ts';
import { condition } from './condition.ts';

export type Sameness = 'same' | 'different' | 'stopped';

/** Comparisons of scripts and styles that this crawl has made already. */
export type SharedAnswers = Map<string, Promise<Sameness>>;

async function askOne(context: CrawlContext, answer: Answer, agent: string): Promise<Sameness> {
  const { http, pacers, robots, signal } = context;
  const { method, url, body, hash } = answer;
  if (await robots.refusal(url)) return 'different';
  await pacers.of(url).turn(signal);
  if (mayAskNoMore(context)) return 'stopped';
  // A time alone is no proof: a file of last year put back over this one is answered with 304.
  const asked = method === 'GET' && answer.etag ? condition(answer) : {};
  const headers = { ...answer.headers, ...asked, 'user-agent': agent, 'accept-language': 'zh-CN,zh;q=0.9' };
  const reply = await http.forward(url, method, headers, body);
  pacers.of(url).answered(reply.status, reply.headers);
  if (reply.status === 304) return Object.keys(asked).length > 0 ? 'same' : 'different';
  const equal =
    reply.status === 200 && hash !== null && bodyHash(reply.bytes, reply.headers['content-type']) === hash;
  return equal ? 'same' : 'different';
}

/**
 * One after the other, at the hosts' pace, until one differs. What cannot be asked proves nothing: it counts as different, and the
 * page is read in full. `stopped`: nothing may be asked any more.
 */
export async function askAgain(
  context: CrawlContext,
  answers: readonly Answer[],
  shared: SharedAnswers,
): Promise<Sameness> {
  const agent = await context.pool.userAgent();
  const { host } = new URL(answers[0]!.url);
  // Where only another host of the page is spent, the page itself can still be read.
  const over = () => mayAskNoMore(context) || context.budget.problem(host) !== null;
  const ask = (answer: Answer, key: string | null) =>
    askOne(context, answer, agent).catch((error): Sameness => {
      // No answer says nothing of the script: the next page asks for it again.
      if (key !== null) shared.delete(key);
      return error instanceof NotNow && over() ? 'stopped' : 'different';
    });
  for (const answer of answers) {
    const key = answer.shared ? JSON.stringify(answer) : null;
    const asking = (key !== null && shared.get(key)) || ask(answer, key);
    if (key !== null) shared.set(key, asking);
    const sameness = await asking;
    if (sameness !== 'same') return sameness;
  }
  return 'same';
}
