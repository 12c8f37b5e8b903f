// Journeys at a real site: which guides, with whose log-in, under whose permission. Nothing is ever submitted there: the guard
// lets only reading out, and drafts where the profile names them. Called by the journey command.
import { ConfigError } from '../../crawler/config-error.ts';
import { openJourneyBrowser } from '../../crawler/journey/journey-browser.ts';
import type { JourneyFile } from '../../crawler/journey/journey-file.ts';
import { mannersOf } from '../../crawler/journey/manners.ts';
import type { JourneyTask } from '../../crawler/journey/run-journey.ts';
import { isStillLoggedIn } from '../../crawler/journey/still-logged-in.ts';
import type { Leave } from '../../crawler/pacer.ts';
import { requirePermission } from '../../crawler/permission.ts';
import type { SiteProfile } from '../../crawler/profile.ts';
import type { Key } from '../../crawler/session/key.ts';
import { requireLogin } from '../../crawler/session/login-rules.ts';
import { SessionError } from '../../crawler/session/session-error.ts';
import { loadSession } from '../../crawler/session/vault.ts';
import type { Store } from '../../store/index.ts';
import { itemId } from '../../store/schemas/unit.ts';
import type { RunOptions, Wanted } from './run-journeys.ts';

export interface SiteAsked {
  /** The site in each channel that is wanted. */
  profiles: readonly SiteProfile[];
  /** Guides by the portal's own ids, each to be explored. */
  items: readonly string[];
  /** Written journeys; their `item` is such an id. */
  files: readonly JourneyFile[];
  /** What a crawl told of the services: names and units. */
  store: Store | null;
}

function taskOf(profile: SiteProfile, id: string, store: Store | null): JourneyTask {
  const known = store?.items.get(itemId(profile.id, id));
  const unit = known && store?.units.list(profile.id).find((one) => one.id === known.unit);
  return {
    item: { id, name: known?.name ?? `事项${id}`, unit: unit?.name ?? profile.name, kind: '在线' },
    channel: profile.channel,
    url: profile.publicOrigin + profile.guide.replace('{id}', encodeURIComponent(id)),
    ...{ signIn: null, known: {}, submit: false },
  };
}

/** @throws ConfigError when a file names a channel that the site does not have */
export function siteJourneys({ profiles, items, files, store }: SiteAsked): Wanted[] {
  const explored = profiles.flatMap((profile) =>
    items.map((id) => ({ profile, task: taskOf(profile, id, store) })),
  );
  const led = files.flatMap((script) =>
    script.channels.map((channel) => {
      const profile = profiles.find((one) => one.channel === channel);
      if (!profile)
        throw new ConfigError(
          `旅程文件中的渠道“${channel}”，站点“${profiles[0]!.name}”没有，或者没有选。`,
          `可用的有：${profiles.map((one) => one.channel).join('、')}。`,
        );
      return { profile, task: { ...taskOf(profile, script.item, store), script } };
    }),
  );
  return [...explored, ...led];
}

export interface AccountAsked {
  /** The account's name on this machine. */
  account: string;
  key: Key;
  /** Data folder with the vault. */
  dir: string;
}

/**
 * What journeys at the site begin with; without an account nobody is logged in. `origin`: where a loopback profile listens; `leave`: whether hosts may still be asked.
 * @throws ConfigError (permission), SessionError (no log-in, or one that is over)
 */
export async function siteStart(
  profile: SiteProfile,
  {
    account,
    now,
    origin,
    leave,
  }: { account: AccountAsked | null; now: Date; origin?: string | undefined; leave?: Leave | undefined },
): Promise<Pick<RunOptions, 'place' | 'lanes'>> {
  requirePermission(profile, now);
  const common = { sandbox: false, manners: mannersOf(profile, leave) };
  // One after the other: two at once would be twice the pace.
  if (!account) return { place: common, lanes: 1 };
  const login = requireLogin(profile, now);
  const { state } = loadSession(
    account.dir,
    { site: profile.id, account: account.account },
    account.key,
    now,
  );
  const loginHosts = [...login.identityHosts, ...login.hosts];
  const place = { ...common, loginHosts, session: state };
  const browser = await openJourneyBrowser(profile, { ...place, origin });
  try {
    if (!(await isStillLoggedIn(browser, login)))
      throw new SessionError('expired', `账号“${account.account}”`);
  } finally {
    await browser.close();
  }
  return { place, lanes: 1 };
}
