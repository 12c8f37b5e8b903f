// What a profile still lacks before its site may be crawled. Pure; called by examine-url.ts and `guide-audit doctor`.
import { permissionProblem } from '../permission.ts';
import type { SiteProfile } from '../profile.ts';

const LETTER =
  'permission：填写许可的文号（letter）、出具单位（issuer）、起止日期（from、to）、主机（hosts）、时段（hours）、联系人（contact）';

/** Chinese, one each; empty for the fixture, which needs nothing. */
export function permissionGaps(profile: SiteProfile, now: Date): string[] {
  if (profile.loopback) return [];
  const gaps: string[] = [];
  const problem = permissionProblem(profile, now);
  if (!profile.permission) gaps.push(LETTER);
  else if (problem) gaps.push(`permission：${problem}`);
  if (/\.(invalid|example)$/i.test(profile.userAgent.contact))
    gaps.push('userAgent.contact：仍是占位的联系方式，请填写网站管理员能找到的电子邮箱或网址');
  if (profile.robots === 'none')
    gaps.push(
      'robots：应为 respect；许可中写明可不受 robots.txt 限制的，填 by-letter，并在 permission.robots 中摘录原文',
    );
  if (profile.robots === 'by-letter' && !profile.permission?.robots)
    gaps.push('robots：by-letter 须在 permission.robots 中写明许可原文的相应字句，否则仍遵守 robots.txt');
  return gaps;
}
