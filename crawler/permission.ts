// Permission (许可): a real site is visited only with its owner's letter, within its dates, hosts and hours. Called before any request.

import { localTime } from '../store/time.ts';
import { ConfigError } from './config-error.ts';
import type { SiteProfile } from './profile.ts';

/** Whether a clock lies in a window; a window may pass midnight (22:00–06:00). */
export function withinHours(clock: string, hours: readonly { from: string; to: string }[]): boolean {
  return hours.some(({ from, to }) =>
    from <= to ? clock >= from && clock < to : clock >= from || clock < to,
  );
}

/** What forbids visiting the site now, in Chinese, or null. Loopback fixtures need no letter. */
export function permissionProblem(profile: SiteProfile, now: Date): string | null {
  if (profile.loopback) return null;
  const site = `站点“${profile.name}”（${profile.id}）`;
  const { permission } = profile;
  if (!permission)
    return `${site}尚未取得采集许可，不能访问。请取得主管单位的书面许可，并在站点档案的 permission 中填写文号、出具单位、起止日期、主机、时段和联系人。`;
  const local = localTime(now);
  const [day, clock] = [local.slice(0, 10), local.slice(11, 16)];
  if (day < permission.from || day > permission.to)
    return `${site}的许可（${permission.letter}）有效期为 ${permission.from} 至 ${permission.to}，今天是 ${day}，不能访问。请续办许可后更新站点档案。`;
  const beyond = [...profile.hosts, ...profile.assetHosts, ...profile.linkHosts].filter(
    (h) => !permission.hosts.includes(h),
  );
  if (beyond.length > 0)
    return `${site}的许可（${permission.letter}）不包括主机 ${beyond.join('、')}，不能访问。请从站点档案中删去，或取得包括它的许可。`;
  if (!withinHours(clock, permission.hours))
    return `${site}的许可（${permission.letter}）只允许在 ${permission.hours.map((h) => `${h.from}–${h.to}`).join('、')} 访问，现在是 ${clock}。请在许可的时段内运行。`;
  return null;
}

/** @throws ConfigError (exit 2) when the site must not be visited now. */
export function requirePermission(profile: SiteProfile, now: Date): void {
  const problem = permissionProblem(profile, now);
  if (problem) throw new ConfigError(problem);
}
