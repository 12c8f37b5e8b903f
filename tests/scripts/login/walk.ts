// Walks through the fixture's doors into a folder of its own, and what was found as the truth writes it. Used by the tests beside this file.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProfile } from '../../../crawler/profile.ts';
import { randomKey } from '../../../crawler/session/key.ts';
import type { LoginProfile } from '../../../crawler/session/login-profile.ts';
import { requireLogin } from '../../../crawler/session/login-rules.ts';
import { type Identity, startIdentity } from '../../../fixtures/identity/identity.ts';
import type { DoorTruth } from '../../../fixtures/identity/sites.ts';
import { logInOnce } from '../../../scripts/login/log-in-once.ts';
import { type WalkAsked, type WalkedSite, walkSite } from '../../../scripts/login/walk-site.ts';
import { openStore, type Store } from '../../../store/index.ts';

export interface Ground {
  identity: Identity;
  store: Store;
  said: string[];
  walk(more?: Partial<WalkAsked>): Promise<WalkedSite>;
  /** The helper logs in and the vault keeps it, as `guide-audit login` does. */
  logIn(): Promise<unknown>;
  login: LoginProfile;
  /** Files of the data folder as bytes, by name. */
  files(): Map<string, Buffer>;
  close(): Promise<void>;
}

export async function ground(): Promise<Ground> {
  const dir = mkdtempSync(join(tmpdir(), '登录 走查-'));
  const identity = await startIdentity();
  const now = () => new Date();
  const store = openStore({ dir, mode: 'write', now });
  const said: string[] = [];
  const profile = loadProfile('fixture');
  const login = requireLogin(profile, now());
  const context = {
    store,
    now,
    say: (line: string) => void said.push(line),
    signal: new AbortController().signal,
  };
  const key = randomKey();
  return {
    ...{ identity, store, said, login },
    logIn: () =>
      logInOnce({
        ...{ dir, profile, login, account: 'test', kind: 'person', key, deadline: 20_000, identity },
        signal: context.signal,
      }),
    walk: (more = {}) =>
      walkSite(context, {
        site: 'fixture',
        profile,
        login,
        account: 'test',
        kind: 'person',
        key,
        sample: 1,
        identity,
        ...more,
      }),
    files: () =>
      new Map(
        readdirSync(dir, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name))]),
      ),
    async close() {
      store.close();
      await identity.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** As the fixture's truth writes a door. */
export const found = ({ rows }: Pick<WalkedSite, 'rows'>): DoorTruth[] =>
  rows.map(({ visit: { unit, door }, state, findings }) => ({
    ...{ unit, door, state },
    findings: findings.map(({ message, outcome }) => ({ message: message.id, verdict: outcome.verdict })),
  }));
