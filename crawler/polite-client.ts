// A plain client with pace and robots gate of one site. Made by crawl.ts and by the second look of the pipeline.
import type { Paces } from '../store/index.ts';
import { HttpClient } from './http.ts';
import { guardRules } from './network-guard.ts';
import { NotNow } from './not-now.ts';
import { paceLimits } from './pace-limits.ts';
import { type Leave, Pacers } from './pacer.ts';
import { type SiteProfile, userAgentOf } from './profile.ts';
import { type RobotsFiles, RobotsGate } from './robots-gate.ts';

export interface PoliteClient {
  http: HttpClient;
  pacers: Pacers;
  robots: RobotsGate;
}

/** `files`: what hosts said before in this run. Close `http` after use. */
export function politeClient(
  profile: SiteProfile,
  {
    origin,
    files,
    paces,
    leave,
    signal,
  }: {
    origin?: string | undefined;
    files?: RobotsFiles | undefined;
    /** The paces that hosts had come down to before, kept up to date. */
    paces?: Paces | undefined;
    /** Asked before every request, after its wait. */
    leave?: Leave | undefined;
    signal: AbortSignal;
  },
): PoliteClient {
  const rules = guardRules(profile, origin);
  const pacers = new Pacers(profile.pace.perSecond, undefined, paces, paceLimits(profile), leave);
  const robots: RobotsGate = new RobotsGate({
    ...{ profile, pacers, hosts: rules.hosts, files },
    http: () => http,
  });
  const http = new HttpClient({
    rules,
    userAgent: userAgentOf(profile),
    deadline: profile.deadlines.request,
    pace: async (url) => {
      const over = signal.aborted;
      await pacers.of(url).turn(signal);
      // Who was waiting for the host's turn when the night ended does not ask any more.
      if (!over && signal.aborted) throw new NotNow('采集已经停止');
    },
    robots: (url) => robots.refusal(url),
    onReceived: (url, bytes) => pacers.of(url).received(bytes),
  });
  return { http, pacers, robots };
}
