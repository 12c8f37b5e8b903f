// One walk through a site's doors, stored visit by visit, judged at its end. Called by the login-matrix command and tests.
import { judgeDoor } from '../../checks/frame/judge-door.ts';
import { doorChecks } from '../../checks/login/index.ts';
import { ConfigError } from '../../crawler/config-error.ts';
import type { OwnHosts } from '../../crawler/own-hosts.ts';
import type { Leave } from '../../crawler/pacer.ts';
import type { SiteProfile } from '../../crawler/profile.ts';
import { loadChannels } from '../../crawler/profile.ts';
import type { Key } from '../../crawler/session/key.ts';
import { LoggedInLane } from '../../crawler/session/lane.ts';
import type { LoginProfile } from '../../crawler/session/login-profile.ts';
import type { SessionState } from '../../crawler/session/session-state.ts';
import { loadSession } from '../../crawler/session/vault.ts';
import { walkDoors } from '../../crawler/session/walk-doors.ts';
import type { Identity } from '../../fixtures/identity/identity.ts';
import { type DoorRow, doorRow } from '../../reports/login-matrix/door-row.ts';
import type { Store } from '../../store/index.ts';
import type { AccountKind, DoorEntry, LoginRun } from '../../store/schemas/door-visit.ts';
import type { PipelineContext } from '../pipeline.ts';
import { doorsOf } from './doors.ts';
import { logInOnce } from './log-in-once.ts';

export interface WalkAsked {
  /** Name or file of the profile, for the devices of its channels. */
  site: string;
  profile: SiteProfile;
  login: LoginProfile;
  account: string;
  kind: AccountKind;
  key: Key;
  sample: number;
  units?: readonly string[] | undefined;
  resume?: boolean | undefined;
  /** The fixture, whose helper logs in and, unless `alone`, logs in again where the log-in is lost. */
  identity?: Identity | undefined;
  alone?: boolean | undefined;
  /** Where hosts of a loopback profile listen, when no helper logs in. */
  own?: OwnHosts | undefined;
  /** The night's hours and budget; and why nothing more may be asked, Chinese, or null. */
  leave?: Leave | undefined;
  problem?: (() => string | null) | undefined;
  onDoor?: (entry: DoorEntry, done: number, of: number) => void | Promise<void>;
}

export interface WalkedSite {
  run: LoginRun;
  rows: DoorRow[];
}

const LOGIN_MS = 60_000;
const MESSAGES = doorChecks.flatMap(({ meta }) => meta.messages);

/** What is stored of a walk, judged. */
export function judgedWalk(store: Store, run: LoginRun, order: readonly DoorEntry[] = []): DoorRow[] {
  const place = new Map(order.map(({ unit, door, item }, i) => [`${unit} ${door} ${item}`, i]));
  const at = ({ unit, door, item }: DoorEntry) => place.get(`${unit} ${door} ${item}`) ?? place.size;
  return store.doorVisits
    .of(run.id)
    .sort((a, b) => at(a) - at(b))
    .map((visit) => doorRow(visit, judgeDoor(visit, doorChecks).outcomes, MESSAGES));
}

/** The walk to go on with; undefined for a new one. @throws ConfigError when there is none */
function openRun(store: Store, { profile, account, kind, resume }: WalkAsked): LoginRun | undefined {
  if (!resume) return undefined;
  const open = store.doorVisits
    .list(profile.id)
    .find((run) => run.status !== 'done' && run.account === account && run.kind === kind);
  if (!open)
    throw new ConfigError(
      `站点 ${profile.id} 的账号“${account}”没有未完成的走查。`,
      '请去掉 --resume 重新开始。',
    );
  return open;
}

type Life = NonNullable<LoginRun['life']>;

/** The log-in's life over all parts of a walk. */
const together = (before: Life | null, after: Life): Life => ({
  first: before?.first ?? after.first,
  last: after.last ?? before?.last ?? null,
  losses: (before?.losses ?? 0) + after.losses,
  logins: (before?.logins ?? 0) + after.logins,
});

/** @throws SessionError, ConfigError, StoreError */
export async function walkSite(context: PipelineContext, asked: WalkAsked): Promise<WalkedSite> {
  const { store, now, say, signal } = context;
  const { profile, login, account, kind, key, identity, alone, leave, problem, onDoor } = asked;
  const own = asked.own ?? identity?.hosts;
  const doors = doorsOf(store, profile, login, { ...asked, own: identity?.doors });
  if (doors.length === 0)
    throw new ConfigError(
      '没有可以走查的入口。',
      '请在站点档案的 login.doors 中列出，或先用 guide-audit crawl 采集该站点的办事指南；--units 请核对单位编号。',
    );
  const open = openRun(store, asked);
  const byHelper = async (): Promise<SessionState> => {
    const asks = { dir: store.dir, profile, login, account, kind, key, signal, identity };
    return (await logInOnce({ ...asks, deadline: LOGIN_MS })).state;
  };
  const session = identity
    ? await byHelper()
    : loadSession(store.dir, { site: profile.id, account }, key, now()).state;
  const devices = Object.fromEntries(
    loadChannels(asked.site).map(({ channel, device }) => [channel, device]),
  );
  const lane = await LoggedInLane.open({ profile, login, session, own, devices, leave, signal });
  const run = open ?? store.doorVisits.start({ site: profile.id, account, kind });
  say(`走查 ${run.id}：${doors.length} 个入口${asked.resume ? '（接续）' : ''}`);
  try {
    const { status, life } = await walkDoors({
      ...{ lane, kind, doors, signal, problem, now, onDoor },
      before: store.doorVisits.of(run.id),
      again: identity && !alone ? byHelper : undefined,
      keep: (visit, picture) => {
        const evidence = picture ? [store.evidence.write('screenshot', picture, 'jpg')] : [];
        store.doorVisits.save(run.id, { ...visit, evidence });
      },
    });
    const whole = together(run.life, life);
    return {
      run: store.doorVisits.finish(run.id, { status, life: whole }),
      rows: judgedWalk(store, run, doors),
    };
  } catch (error) {
    store.doorVisits.finish(run.id, { status: 'failed', life: run.life });
    throw error;
  } finally {
    await lane.close();
  }
}
