// The doctor on a live page: robots.txt, the plain answer, the browser, the size of the site. Reads only, at the profile's
// pace, behind the same guards as a crawl. Called by `guide-audit doctor URL`.
import { type BrowserPool, openPool } from '../browser-pool.ts';
import { capturePage, emptyCapture, type PageCapture } from '../capture.ts';
import { ConfigError } from '../config-error.ts';
import { DeadlineError } from '../deadline.ts';
import type { Dictionary } from '../dictionary.ts';
import { type HttpAnswer, HttpClient } from '../http.ts';
import { mistakenIdentity } from '../identity-guard.ts';
import { readUnits, unitsOf } from '../listing.ts';
import { guardRules } from '../network-guard.ts';
import { Pacer } from '../pacer.ts';
import { permissionProblem } from '../permission.ts';
import { type SiteProfile, userAgentOf } from '../profile.ts';
import { obeysRobots } from '../robots-gate.ts';
import { snapshotFromHtml } from '../snapshot/from-html.ts';
import { placesOf } from '../tree-text.ts';
import { askRobots } from './ask-robots.ts';
import { apiCandidates, type DataRequest, watchData } from './data-answers.ts';
import type { Diagnosis, LaneReport } from './diagnosis.ts';
import { identityOf, type PageIdentity } from './identity.ts';
import { compareLanes } from './lanes.ts';
import { networkProblem } from './network-problem.ts';
import { pageVerdict } from './page-kind.ts';
import { permissionGaps } from './permission-gaps.ts';
import { planSite } from './plan-site.ts';
import { guideOf, readSnapshot } from './read-snapshot.ts';
import { watchBridges } from './watch-bridges.ts';

export interface ExamineOptions {
  profile: SiteProfile;
  /** With the profile's public origin. */
  url: URL;
  /** Where a loopback profile's portal listens. */
  origin: string | null;
  dictionary: Dictionary;
  now: () => Date;
  /** Items of the whole site, where a person knows them. */
  items: number | null;
  signal: AbortSignal;
}

interface Doctor extends ExamineOptions {
  http: HttpClient;
  pool: BrowserPool;
  pacer: Pacer;
  /** Requests by plain HTTP, and those that pages sent by themselves, so far. */
  sent: { plain: number; byPages: number };
}

const HTML = /html|xml/i;

/** A page, not a file: what has no type is looked into. @throws ConfigError */
function requireHtml({ status, headers, bytes }: HttpAnswer, url: URL): void {
  const type = headers['content-type'];
  const looks = /^\s*(?:\uFEFF)?</.test(bytes.subarray(0, 200).toString('utf8'));
  if (status >= 400 || (type ? HTML.test(type) || (/text\/plain/i.test(type) && looks) : looks)) return;
  if (bytes.length === 0) return;
  throw new ConfigError(
    `${url.href} 给出的不是网页，而是 ${type ?? '没有注明类型的内容'}。`,
    '请给出办事指南页面的网址；附件和接口不在检查之列。',
  );
}

/** Opens the page as the crawl does, and listens to what it loads. */
async function lookWithBrowser({ pool, url, profile, pacer, signal }: Doctor): Promise<{
  capture: PageCapture;
  requests: DataRequest[];
  bridges: string[];
}> {
  const requests: DataRequest[] = [];
  const bridges: string[] = [];
  await pacer.turn(signal);
  try {
    const capture = await pool.withTab(async (tab) => {
      const data = watchData(tab.page);
      const missing = watchBridges(tab.page, profile);
      const captured = await capturePage(tab, url.href, pool.site);
      requests.push(...(await data.stop()));
      bridges.push(...missing.stop());
      return captured;
    });
    return { capture, requests, bridges };
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
    const problem = { reason: 'timeout' as const, detail: '页面在期限内没有读完' };
    return { capture: { ...emptyCapture(url.href), problem }, requests, bridges };
  }
}

/** The plain answer through the same reader: its guide, or why it holds none. */
function readPlain(answer: HttpAnswer, html: string, { url, dictionary }: Doctor) {
  const snapshot = snapshotFromHtml(html, { url: answer.url });
  const text = placesOf(snapshot.root)?.text ?? '';
  const { status, url: finalUrl } = answer;
  const problem = mistakenIdentity({ url: url.href, finalUrl, status, title: snapshot.title, text });
  const { guide, captions } = problem ? { guide: null, captions: [] } : guideOf(snapshot, dictionary);
  const seen = captions?.length ? `只认出 ${captions.join('、')}` : '没有认出办事指南的栏目';
  return { guide, problem: guide ? null : (problem?.detail ?? seen) };
}

/** This machine is visited only where the fixture portal answers. @throws ConfigError */
export async function requireFixture({
  http,
  profile,
  origin,
}: Pick<Doctor, 'http' | 'profile' | 'origin'>): Promise<void> {
  if (!profile.loopback || !origin) return;
  const entry = () => http.get(profile.publicOrigin + profile.entry);
  const units = profile.units.api
    ? await readUnits(http, profile).catch(() => [])
    : await entry().then(
        ({ text }) => unitsOf(text, profile),
        () => [],
      );
  if (units.length === 0)
    throw new ConfigError(
      `${origin} 是本机地址，那里没有运行示例门户，不允许访问。`,
      `示例门户的页面可用其公开地址打开，如 guide-audit doctor ${profile.publicOrigin}${profile.entry}（自动启动）。`,
    );
}

async function examine(doctor: Doctor): Promise<Diagnosis> {
  const { profile, url, http, dictionary, sent } = doctor;
  const diagnosis: Diagnosis = {
    source: 'url',
    address: url.href,
    site: { id: profile.id, name: profile.name, channel: profile.channel, version: profile.version },
    answer: null,
    identity: null,
    page: null,
    bridges: [],
    panels: { opened: [], failed: [] },
    fields: [],
    unknown: [],
    lanes: null,
    robots: null,
    gaps: permissionGaps(profile, doctor.now()),
    nights: null,
    nightsProblem: '页面没有打开',
  };
  const fail = (error: unknown) => {
    throw networkProblem(error, url.host);
  };
  await requireFixture(doctor);
  const robots = (await askRobots(http, profile, url).catch(fail)) as NonNullable<Diagnosis['robots']>;
  diagnosis.robots = robots;
  if (!robots.allowed && obeysRobots(profile)) return diagnosis;
  if (robots.crawlDelay) doctor.pacer = new Pacer(Math.min(profile.pace.perSecond, 1 / robots.crawlDelay));

  let answer: HttpAnswer | null = null;
  try {
    answer = await http.get(url.href);
  } catch (error) {
    // A page that sends plain clients elsewhere or keeps them waiting may still open in the browser.
    if ((error as Error).name !== 'TimeoutError' && (error as Error).name !== 'RequestRefused') fail(error);
  }
  if (answer) requireHtml(answer, url);
  const page = answer && identityOf(answer.bytes, answer.headers['content-type'] ?? null);
  const plain = answer && page ? readPlain(answer, page.html, doctor) : null;

  const { capture, requests, bridges } = await lookWithBrowser(doctor);
  const { snapshot, problem, finalUrl, status, redirects } = capture;
  const seen = snapshot && readSnapshot(snapshot, dictionary);
  const listed = requests.some((one) => new URL(one.url).pathname === profile.list.path);
  const identity: PageIdentity | null = page?.identity ?? null;
  const apis = seen?.guide ? apiCandidates(requests, seen.guide) : [];
  const lanes: LaneReport = {
    httpProblem: plain ? plain.problem : '普通 HTTP 请求没有得到回应',
    comparison: seen?.guide ? compareLanes(plain?.guide ?? null, seen.guide, apis) : null,
    documents: 1 + redirects.length,
    data: sent.byPages,
    apis,
  };
  const verdict = pageVerdict({
    url: finalUrl,
    problem,
    snapshot,
    captions: seen ? seen.captions : [],
    listed,
  });
  const plan = seen?.guide
    ? await planSite(doctor, lanes, robots.crawlDelay)
    : { nights: null, nightsProblem: '这不是办事指南页，请给出一个事项的网址' };
  return {
    ...diagnosis,
    answer: { finalUrl, status, redirects },
    identity: identity && { ...identity, title: snapshot?.title || identity.title },
    page: verdict,
    bridges,
    panels: snapshot?.panels ?? diagnosis.panels,
    fields: seen?.fields ?? [],
    unknown: seen?.unknown ?? [],
    lanes,
    ...plan,
  };
}

/**
 * Examines one page. @throws ConfigError (no permission, private address, no page), PageProblem (nobody answers)
 */
export async function examineUrl(options: ExamineOptions): Promise<Diagnosis> {
  const { profile, signal } = options;
  const origin = options.origin ?? undefined;
  const forbidden = permissionProblem(profile, options.now());
  if (forbidden) throw new ConfigError(forbidden, remedyFor(profile, options.now()));
  const rules = guardRules(profile, origin);
  const sent = { plain: 0, byPages: 0 };
  const http: HttpClient = new HttpClient({
    rules,
    userAgent: userAgentOf(profile),
    deadline: profile.deadlines.request,
    pace: (): Promise<void> => {
      sent.plain += 1;
      return paced.pacer.turn(signal);
    },
  });
  /** Its pacer changes when robots.txt asks for a slower pace. */
  const paced = { ...options, http, sent, pacer: new Pacer(profile.pace.perSecond) };
  try {
    const pool = await openPool({
      profile,
      origin,
      rules,
      size: 1,
      onSent: () => {
        sent.byPages += 1;
        paced.pacer.sent();
      },
    });
    try {
      return await examine(Object.assign(paced, { pool }));
    } finally {
      await pool.close();
    }
  } finally {
    await http.close();
  }
}

/** Everything that is lacking at once, not one refusal after the other. */
const remedyFor = (profile: SiteProfile, now: Date): string =>
  ['站点档案还缺：', ...permissionGaps(profile, now).map((gap) => `  · ${gap}`)].join('\n') +
  '\n取得许可以前，可先用 guide-audit doctor 网页.html 检查已保存的页面。';
