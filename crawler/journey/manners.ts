// How a journey behaves at a site: its pace, office hours too, and what hosts said in robots.txt; shared by all journeys of a run.
// Made by scripts/journey/site.ts, used by journey-browser.ts.
import type { BrowserContext, Request, Response } from 'playwright';
import { paceLimits } from '../pace-limits.ts';
import { type Leave, Pacers } from '../pacer.ts';
import type { SiteProfile } from '../profile.ts';
import type { RobotsFiles } from '../robots-gate.ts';

export interface Manners {
  pacers: Pacers;
  files: RobotsFiles;
}

/** `leave`: whether a host may still be asked (the letter's hours, the night's budget). */
export const mannersOf = (profile: SiteProfile, leave?: Leave): Manners => ({
  pacers: new Pacers(profile.pace.perSecond, undefined, undefined, paceLimits(profile), leave),
  files: new Map(),
});

/** Requests by which a page does something; the rest is often served by another machine. */
const TELLING = new Set(['document', 'xhr', 'fetch']);
/** The host's own silence; what the guard or the page broke off is none. */
const SILENT = /ERR_(?:EMPTY_RESPONSE|TIMED_OUT|CONNECTION_\w+|INCOMPLETE\w*)/;

const tells = (request: Request): boolean =>
  TELLING.has(request.resourceType()) && /^https?:/.test(request.url());

/** Tells the pacers what the site thinks of the pace: a host that is slow, busy or silent is asked less often. */
export function tellPace(context: BrowserContext, pacers: Pacers): void {
  context.on('response', (response: Response) => {
    const request = response.request();
    if (!tells(request)) return;
    const { requestStart, responseStart } = request.timing();
    // Behind 0 stands an answer that did not come over the network.
    const took = responseStart > 0 ? responseStart - Math.max(0, requestStart) : undefined;
    pacers.of(response.url()).answered(response.status(), response.headers(), took);
  });
  context.on('requestfailed', (request) => {
    if (tells(request) && SILENT.test(request.failure()?.errorText ?? ''))
      pacers.of(request.url()).answered(null, {});
  });
}
