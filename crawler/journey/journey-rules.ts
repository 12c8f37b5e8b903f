// What a journey may ask for: the profile's rules, without anything that changes something by GET, and in the sandbox alone
// the portal's own steps. Called by journey-browser.ts.
import { type AllowedRequest, type GuardRules, guardRules } from '../network-guard.ts';
import type { SiteProfile } from '../profile.ts';
import { carried, submitWord } from './effect.ts';

export interface JourneyRules {
  rules: GuardRules;
  /** What was typed must not leave by an address; every value filled in is told here. */
  typed: Set<string>;
  /** Opens the way for the submission of the sandbox, and closes it again; false: there is no such way. */
  arm(open: boolean): boolean;
}

const asAllowed = ({ method, path }: { method: string; path: string }): AllowedRequest => ({
  method,
  path,
  keys: null,
});

export interface JourneyPlace {
  /** Where a loopback profile's portal really listens. */
  origin?: string | undefined;
  /** The sandbox itself: what its profile lists may be sent, and submitted once. */
  sandbox: boolean;
  /** Hosts that the log-in adds. */
  loginHosts?: readonly string[] | undefined;
}

/** @throws ConfigError as guardRules */
export function journeyRules(profile: SiteProfile, place: JourneyPlace): JourneyRules {
  const base = guardRules(profile, place.origin);
  const { journey } = profile;
  const typed = new Set<string>();
  const sandbox = profile.loopback && place.sandbox;
  const submit = sandbox && journey?.submit ? asAllowed(journey.submit) : null;
  // The proxy and the context look at the same list at each request, so that arming holds for both.
  const reads: AllowedRequest[] = [
    ...base.reads,
    ...(journey?.drafts ?? []).map(asAllowed),
    ...(sandbox ? (journey?.posts ?? []).map(asAllowed) : []),
  ];
  const spared = new Set(journey?.gets ?? []);
  return {
    typed,
    arm(open) {
      const at = submit ? reads.indexOf(submit) : -1;
      if (at >= 0) reads.splice(at, 1);
      if (open && submit) reads.push(submit);
      return submit !== null;
    },
    rules: {
      ...base,
      hosts: base.hosts && new Set([...base.hosts, ...(place.loginHosts ?? [])]),
      reads,
      effect(url) {
        const word = spared.has(url.pathname) ? undefined : submitWord(url);
        if (word) return `GET ${url.pathname} 含有“${word}”，可能改变数据`;
        return carried(url, typed) === undefined ? null : `GET ${url.pathname} 带有填写的内容`;
      },
    },
  };
}
