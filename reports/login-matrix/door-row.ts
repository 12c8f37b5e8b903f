// A door as the matrix shows it: its visit, what was found, and in one word how it stands. Pure; called by the page, the JSON and the terminal.
import type { Message } from '../../checks/frame/check.ts';
import type { Door, DoorVisit } from '../../store/schemas/door-visit.ts';
import type { Outcome } from '../../store/schemas/outcome.ts';

export const DOORS: readonly Door[] = ['pc', 'h5', 'unit'];
export const DOOR_NAMES: Record<Door, string> = {
  pc: '网站“立即办理”',
  h5: '随申办（移动端）',
  unit: '单位网站',
};

export interface DoorFinding {
  message: Message;
  outcome: Outcome & { verdict: 'fail' | 'review' };
}

export interface DoorRow {
  visit: DoorVisit;
  /** `excepted`: a national system; `unobserved`: nothing can be said. */
  state: 'seen' | 'unobserved' | 'excepted';
  findings: DoorFinding[];
  /** All that the checks said. */
  outcomes: readonly Outcome[];
}

const isFinding = (outcome: Outcome): outcome is DoorFinding['outcome'] =>
  outcome.verdict === 'fail' || outcome.verdict === 'review';

/** Findings in the order of the messages. */
export function doorRow(
  visit: DoorVisit,
  outcomes: readonly Outcome[],
  messages: readonly Message[],
): DoorRow {
  const findings = messages.flatMap((message) =>
    outcomes
      .filter((outcome) => outcome.message === message.id)
      .filter(isFinding)
      .map((outcome) => ({ message, outcome })),
  );
  const excepted = outcomes.length > 0 && outcomes.every(({ verdict }) => verdict === 'inapplicable');
  const silent =
    findings.length === 0 &&
    outcomes.some(({ message, verdict }) => message === 'U01' && verdict === 'unobserved');
  return { visit, state: excepted ? 'excepted' : silent ? 'unobserved' : 'seen', findings, outcomes };
}

/** `1.2 秒`. */
export const secondsText = (milliseconds: number | null): string =>
  milliseconds === null ? '—' : `${(milliseconds / 1000).toFixed(1)} 秒`;

/** How the door stands, in a few words. */
export function doorText({ visit, state, findings }: DoorRow): string {
  if (state === 'excepted') return '国家系统，除外';
  if (state === 'unobserved') return `未能查看：${visit.unobserved?.detail ?? '登录已失效'}`;
  if (findings.length === 0) return `登录通行，${secondsText(visit.milliseconds)}可用`;
  return findings
    .map(({ message, outcome }) => `${outcome.verdict === 'fail' ? '不符合' : '待复核'}：${message.title}`)
    .join('；');
}

export interface MatrixUnit {
  unit: string;
  unitName: string;
  /** Doors by name; a unit may have several items at one door. */
  doors: Record<Door, DoorRow[]>;
}

/** Units in the order in which they were met. */
export function matrixOf(rows: readonly DoorRow[]): MatrixUnit[] {
  const units = new Map<string, MatrixUnit>();
  for (const row of rows) {
    const { unit, unitName, door } = row.visit;
    const known = units.get(unit) ?? { unit, unitName, doors: { pc: [], h5: [], unit: [] } };
    known.doors[door].push(row);
    units.set(unit, known);
  }
  return [...units.values()];
}

export interface MatrixCounts {
  doors: number;
  seen: number;
  unobserved: number;
  excepted: number;
  /** Doors without any finding. */
  smooth: number;
  fails: number;
  reviews: number;
}

export function countsOf(rows: readonly DoorRow[]): MatrixCounts {
  const states = (state: DoorRow['state']) => rows.filter((row) => row.state === state).length;
  const verdicts = (verdict: 'fail' | 'review') =>
    rows.flatMap(({ findings }) => findings).filter(({ outcome }) => outcome.verdict === verdict).length;
  return {
    doors: rows.length,
    seen: states('seen'),
    unobserved: states('unobserved'),
    excepted: states('excepted'),
    smooth: rows.filter(({ state, findings }) => state === 'seen' && findings.length === 0).length,
    fails: verdicts('fail'),
    reviews: verdicts('review'),
  };
}
