// What a profile asks of the pace beside requests a second: bandwidth (带宽) and office hours (办公时间). Pure. Called by whoever makes pacers.
import { officePaceOf } from './office-hours.ts';
import type { PaceLimits } from './pacer.ts';
import type { SiteProfile } from './profile.ts';

export function paceLimits(profile: SiteProfile): PaceLimits {
  const { kilobytesPerSecond } = profile.pace;
  return {
    bytesPerSecond: kilobytesPerSecond && kilobytesPerSecond * 1000,
    office: officePaceOf(profile),
  };
}
