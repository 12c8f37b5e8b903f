// What a person is told of saved log-ins and of walks. Pure; called by the login commands.
import type { SessionHead } from '../../crawler/session/vault.ts';
import {
  countsOf,
  DOOR_NAMES,
  DOORS,
  type DoorRow,
  doorText,
  matrixOf,
} from '../../reports/login-matrix/door-row.ts';
import { localTime } from '../../store/time.ts';

export const KIND_NAMES = { person: '个人', company: '法人' } as const;

const clock = (iso: string): string => localTime(new Date(iso)).slice(0, 16).replace('T', ' ');

/** `有效期至 …`, and whether it is over. */
export function expiryText(expiresAt: string | null, now: Date): string {
  if (!expiresAt) return '有效期未知（浏览器会话）';
  return expiresAt <= now.toISOString()
    ? `已于 ${clock(expiresAt)} 过期`
    : `预计有效期至 ${clock(expiresAt)}`;
}

/** One line a saved log-in. */
export const sessionLine = ({ site, account, kind, savedAt, expiresAt }: SessionHead, now: Date): string =>
  `${site}  ${account}（${KIND_NAMES[kind]}）  保存于 ${clock(savedAt)}，${expiryText(expiresAt, now)}`;

/** The matrix as lines: a unit, and below it its doors. */
export const matrixLines = (rows: readonly DoorRow[]): string[] =>
  matrixOf(rows).flatMap(({ unit, unitName, doors }) => [
    `${unitName}（${unit}）`,
    ...DOORS.flatMap((door) => doors[door].map((row) => `  ${DOOR_NAMES[door]}  ${doorText(row)}`)),
  ]);

/** The last line of a walk. */
export function matrixSummary(rows: readonly DoorRow[]): string {
  const { doors, smooth, fails, reviews, unobserved, excepted } = countsOf(rows);
  return `入口 ${doors} 个：登录通行 ${smooth}，不符合 ${fails} 项，待复核 ${reviews} 项，未能查看 ${unobserved}，国家系统除外 ${excepted}。`;
}
