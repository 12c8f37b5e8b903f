// How a journey behaves at a site: its pace, office hours too, and what hosts said in robots.txt; shared by all journeys of a run.
// Made by scripts/journey/site.ts, used by journey-browser.ts.
import { officePaceOf } from '../office-hours.ts';
import { Pacers } from '../pacer.ts';
import type { SiteProfile } from '../profile.ts';
import type { RobotsFiles } from '../robots-gate.ts';

export interface Manners {
  pacers: Pacers;
  files: RobotsFiles;
}

export function mannersOf(profile: SiteProfile): Manners {
  const { perSecond, kilobytesPerSecond } = profile.pace;
  const limits = {
    bytesPerSecond: kilobytesPerSecond && kilobytesPerSecond * 1000,
    office: officePaceOf(profile),
  };
  return { pacers: new Pacers(perSecond, undefined, undefined, limits), files: new Map() };
}
