// The second look: each new fail of a page is looked at in a fresh page and framed in a picture. Called by pipeline.ts.
import PQueue from 'p-queue';
import { openPool } from '../../crawler/browser-pool.ts';
import { captionsOf, sharedCaptionsOf } from '../../crawler/captions-of.ts';
import { defaultDictionary } from '../../crawler/dictionary.ts';
import { learnNotFound } from '../../crawler/learn-not-found.ts';
import { leaveOf } from '../../crawler/leave.ts';
import { NightBudget } from '../../crawler/night-budget.ts';
import { NotNow } from '../../crawler/not-now.ts';
import { permissionProblem } from '../../crawler/permission.ts';
import { politeClient } from '../../crawler/polite-client.ts';
import type { SiteProfile } from '../../crawler/profile.ts';
import { type Looked, secondLook } from '../../crawler/second-look.ts';
import { elementOf } from '../../reports/finding.ts';
import { isOpen } from '../../reports/labels.ts';
import type { RunRecord, Store } from '../../store/index.ts';
import type { Finding } from '../../store/schemas/finding.ts';
import { memberKeys } from '../../store/schemas/member-key.ts';
import type { PipelineContext } from '../pipeline.ts';
import { progressOf } from '../progress.ts';
import type { CollectedSite } from './collect-site.ts';

/** Findings of one channel that wait for their second look, by page. */
function waiting(store: Store, run: string, channel: string): Map<string, Finding[]> {
  const pages = new Map<string, Finding[]>();
  for (const finding of store.findings.iterate(run)) {
    if (
      finding.channel !== channel ||
      !finding.url ||
      finding.outcome !== 'fail' ||
      finding.confirmation !== 'pending' ||
      !isOpen(finding)
    )
      continue;
    const page = pages.get(finding.url);
    if (page) page.push(finding);
    else pages.set(finding.url, [finding]);
  }
  return pages;
}

function save(store: Store, run: string, findings: readonly Finding[], looked: readonly Looked[]): void {
  const byId = new Map(looked.map((look) => [look.findingId, look]));
  const seen = findings.map((finding) => {
    const { confirmation, crop } = byId.get(finding.id)!;
    const evidence = crop
      ? [...finding.evidence, store.evidence.write('crop', crop, 'png')]
      : finding.evidence;
    return { ...finding, confirmation, evidence };
  });
  store.findings.save(run, seen);
}

/** Looks at all pages with new fails, as each channel shows them. A page that cannot be reached leaves its findings `not-possible`. */
export async function lookAgain(
  context: PipelineContext,
  { run, profiles, origin, robots }: CollectedSite,
): Promise<void> {
  for (const profile of profiles)
    if (!context.signal.aborted) await lookAtChannel(context, run, profile, { origin, robots });
}

const notNow = (error: unknown): null => {
  if (error instanceof NotNow) return null;
  throw error;
};

async function lookAtChannel(
  context: PipelineContext,
  run: RunRecord,
  profile: SiteProfile,
  { origin, robots: files }: Pick<CollectedSite, 'origin' | 'robots'>,
): Promise<void> {
  const { store, now, say, signal } = context;
  const pages = waiting(store, run.id, profile.channel);
  if (pages.size === 0) return;
  const dictionary = defaultDictionary();
  const lanes = profile.pace.concurrency;
  const budget = new NightBudget(profile.pace.perNight, store, now);
  const leave = leaveOf(profile, now, budget);
  const { http, pacers, robots } = politeClient(profile, {
    ...{ origin, files, paces: store.paces, leave, signal },
  });
  const pool = await openPool({
    ...{ profile, origin, size: lanes, pictures: true },
    robots: (url) => robots.refusal(url),
    onSent: (url) => pacers.of(url).sent(),
    onReceived: (url, bytes) => pacers.of(url).received(bytes),
  });
  const progress = progressOf('复核', () => now().getTime());
  const queue = new PQueue({ concurrency: lanes });
  const counts = { confirmed: 0, refuted: 0, other: 0 };
  let done = 0;

  const look = async (url: string, findings: Finding[]) => {
    if (signal.aborted || permissionProblem(profile, now())) return;
    const guide = store.guides.get(run.id, findings[0]!.item, findings[0]!.channel)?.guide;
    const keys = memberKeys(guide ?? { places: [], materials: [], steps: [] });
    const looks = findings.map(({ id, field, key, quote, dom }) => ({
      findingId: id,
      field,
      key,
      quote,
      label: elementOf(guide?.elements ?? [], field, key)?.label ?? null,
      labels: captionsOf(dictionary, field),
      shared: sharedCaptionsOf(dictionary, field),
      others: keys[field.split('.')[0] as keyof typeof keys]?.filter((other) => other !== key),
      dom,
    }));
    // Its findings wait for the next night's look.
    if ((await pacers.of(url).turn(signal).catch(notNow)) === null || signal.aborted) return;
    const looked = await secondLook(pool, { url, looks });
    save(store, run.id, findings, looked);
    for (const { confirmation } of looked)
      counts[confirmation === 'confirmed' || confirmation === 'refuted' ? confirmation : 'other']++;
    progress({ done: ++done, total: pages.size });
  };

  try {
    pool.site.notFound = await learnNotFound({ profile, pool, pacers, robots, signal }).catch(notNow);
    await queue.addAll(
      [...pages].map(
        ([url, findings]) =>
          () =>
            look(url, findings),
      ),
    );
  } finally {
    budget.save();
    await pool.close();
    await http.close();
  }
  const rest = [
    counts.refuted > 0 ? `不成立 ${counts.refuted} 项` : '',
    counts.other > 0 ? `未能复核 ${counts.other} 项` : '',
  ];
  say(
    `✓ 已在${profile.name}的页面上复核：成立 ${counts.confirmed} 项${rest
      .filter(Boolean)
      .map((text) => `，${text}`)
      .join('')}。`,
  );
}
