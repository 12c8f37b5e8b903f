// One log-in for a site's account: a person at a window, or at the fixture its helper; the state goes into the vault. Called by login and login-matrix.

import type { SiteProfile } from '../../crawler/profile.ts';
import { hasDisplay } from '../../crawler/session/display.ts';
import type { Key } from '../../crawler/session/key.ts';
import { logIn } from '../../crawler/session/log-in.ts';
import type { LoginProfile } from '../../crawler/session/login-profile.ts';
import { SessionError } from '../../crawler/session/session-error.ts';
import { expiryOf, type SessionState } from '../../crawler/session/session-state.ts';
import { type SessionHead, saveSession } from '../../crawler/session/vault.ts';
import type { Identity } from '../../fixtures/identity/identity.ts';
import type { AccountKind } from '../../store/schemas/door-visit.ts';
import { now } from '../context.ts';

export interface Asked {
  dir: string;
  profile: SiteProfile;
  login: LoginProfile;
  account: string;
  kind: AccountKind;
  key: Key;
  /** Milliseconds. */
  deadline: number;
  signal: AbortSignal;
  /** The fixture's unified identity, where its helper is to play the person. */
  identity?: Identity | undefined;
}

export interface LoggedIn {
  path: string;
  head: SessionHead;
  state: SessionState;
}

/** @throws SessionError */
export async function logInOnce(asked: Asked): Promise<LoggedIn> {
  const { dir, profile, login, account, kind, key, deadline, signal, identity } = asked;
  if (!identity && !hasDisplay(process.env, process.platform)) throw new SessionError('no-display');
  const helper = identity && (await import('../../fixtures/identity/person.ts')).logInAsPerson;
  const played = identity?.accounts.find((one) => one.kind === kind);
  const state = await logIn({
    ...{ profile, login, deadline, signal, now },
    headed: !identity,
    own: identity?.hosts,
    play: helper && played ? (page) => helper(page, played, identity) : undefined,
  });
  const head = {
    ...{ site: profile.id, account, kind },
    savedAt: now().toISOString(),
    expiresAt: expiryOf(state, login.identityHosts),
  };
  const path = saveSession(dir, head, state, key);
  return { path, head: { format: 'guide-audit-session', version: 1, ...head }, state };
}
