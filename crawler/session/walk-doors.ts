// Walks through the doors with one log-in: asks after each whether the log-in still lives, stops where it is lost, and visits a door once more
// after which it was lost. Called by the login-matrix command.
import type { AccountKind, DoorEntry, DoorVisit, LoginRun } from '../../store/schemas/door-visit.ts';
import { localTime } from '../../store/time.ts';
import { permissionProblem } from '../permission.ts';
import { type Entered, enterDoor } from './enter-door.ts';
import type { LoggedInLane } from './lane.ts';
import type { SessionState } from './session-state.ts';

export interface WalkOptions {
  lane: LoggedInLane;
  kind: AccountKind;
  doors: readonly DoorEntry[];
  /** What an earlier part of this walk has stored. */
  before: readonly DoorVisit[];
  /** Logs in anew; without it the walk pauses. */
  again?: (() => Promise<SessionState>) | undefined;
  /** Stores the visit with its picture. */
  keep: (visit: DoorVisit, picture: Buffer | undefined) => void;
  signal: AbortSignal;
  /** Why nothing more may be asked tonight, Chinese, or null. */
  problem?: (() => string | null) | undefined;
  now: () => Date;
  /** Told before each door. */
  onDoor?: (entry: DoorEntry, done: number, of: number) => void | Promise<void>;
}

export interface Walked {
  status: 'done' | 'paused' | 'stopped';
  life: NonNullable<LoginRun['life']>;
}

const keyOf = ({ unit, door, item }: DoorEntry): string => JSON.stringify([unit, door, item]);

/** A second loss right after the same door is no chance. */
const ENOUGH = 2;
const LOST = { reason: 'logged-out', detail: '登录在走查这个入口时失效，须重新登录后再走查' } as const;
const UNSURE = { reason: 'timeout', detail: '走查后门户打不开，无法核对登录是否有效' } as const;
/** Why a door was not entered, by what the portal last said of the log-in. */
const NOT_ENTERED = {
  lost: { reason: 'logged-out', detail: '登录已失效，未走查' },
  unknown: { reason: 'timeout', detail: '门户打不开，无法核对登录是否有效，未走查' },
} as const;

const entryOf = ({ unit, unitName, door, item, page, national }: DoorEntry): DoorEntry => ({
  ...{ unit, unitName, door, item, page, national },
});

/** A door that was not entered because the log-in was lost before, or nobody could say. */
const waiting = (
  entry: DoorEntry,
  kind: AccountKind,
  time: string,
  sign: keyof typeof NOT_ENTERED,
): DoorVisit => ({
  ...entryOf(entry),
  ...{ account: kind, time, publicLook: null, control: 'none', chain: [], landing: null },
  ...{ milliseconds: null, stays: [], session: { before: sign, after: sign }, tries: 1, losses: 0 },
  ...{ refused: 0, evidence: [] },
  unobserved: NOT_ENTERED[sign],
});

/** A door is done with when the log-in lived before and after, or was lost at it often enough. */
const isDecided = ({ session: { before, after }, losses }: DoorVisit): boolean =>
  before === 'alive' && (after === 'alive' || losses >= ENOUGH);

/** Doors to visit, those under suspicion last: what they end must not hold the others up. */
function queueOf(doors: readonly DoorEntry[], before: readonly DoorVisit[]): DoorEntry[] {
  const known = new Map(before.map((visit) => [keyOf(visit), visit]));
  const open = doors.filter((entry) => {
    const visit = known.get(keyOf(entry));
    return !visit || !isDecided(visit);
  });
  const suspect = (entry: DoorEntry) => (known.get(keyOf(entry))?.losses ?? 0) > 0;
  return [...open.filter((entry) => !suspect(entry)), ...open.filter(suspect)];
}

export async function walkDoors(options: WalkOptions): Promise<Walked> {
  const { lane, kind, doors, again, keep, signal, now, onDoor } = options;
  const known = new Map(options.before.map((visit) => [keyOf(visit), visit]));
  const queue = queueOf(doors, options.before);
  const life: Walked['life'] = { first: null, last: null, losses: 0, logins: 1 };
  const time = () => localTime(now());
  const ask = async () => {
    const sign = await lane.probe();
    // A portal that does not answer once is no lost log-in.
    const sure = sign === 'unknown' ? await lane.probe() : sign;
    if (sure === 'alive') {
      life.first ??= time();
      life.last = time();
    }
    return sure;
  };

  let sign = await ask();
  for (let done = 0; queue.length > 0; ) {
    // The letter's hours may end while the doors are walked through.
    if (signal.aborted || permissionProblem(lane.looking.profile, now()) || options.problem?.())
      return { status: 'stopped', life };
    if (sign !== 'alive') {
      if (!again || life.logins > doors.length) break;
      lane.use(await again());
      life.logins++;
      sign = await ask();
      if (sign !== 'alive') break;
    }
    const entry = queue.shift()!;
    await onDoor?.(entry, ++done, done + queue.length);
    const entered: Entered = await enterDoor(lane, entry);
    const after = await ask();
    const earlier = known.get(keyOf(entry));
    const lost = after === 'lost';
    if (lost) life.losses++;
    const tries = earlier && earlier.losses > 0 ? earlier.tries + 1 : 1;
    const losses = (tries > 1 ? earlier!.losses : 0) + (lost ? 1 : 0);
    const { picture, ...facts } = entered;
    const undecided = after !== 'alive' && losses < ENOUGH;
    const visit: DoorVisit = {
      ...entryOf(entry),
      ...facts,
      ...{ account: kind, time: time(), session: { before: sign, after }, tries, losses, evidence: [] },
      unobserved: undecided ? (lost ? LOST : UNSURE) : facts.unobserved,
    };
    known.set(keyOf(entry), visit);
    keep(visit, picture);
    if (undecided) queue.push(entry);
    sign = after;
  }
  // What was met before the log-in was lost is kept.
  const left = sign === 'unknown' ? 'unknown' : 'lost';
  for (const entry of queue.filter((one) => !known.has(keyOf(one))))
    keep(waiting(entry, kind, time(), left), undefined);
  return { status: queue.length > 0 ? 'paused' : 'done', life };
}
