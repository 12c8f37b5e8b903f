// Online help in a real browser: what is planted is found and nothing else; nothing but the named request is sent; without it nobody is accused.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgeHelp } from '../../../checks/frame/judge-help.ts';
import { helpChecks } from '../../../checks/help/index.ts';
import type { HelpProfile } from '../../../crawler/help/help-profile.ts';
import { loadProfile } from '../../../crawler/profile.ts';
import { type HelpSites, startHelpSites } from '../../../fixtures/help/sites.ts';
import { helpProof } from '../../../scripts/help/lines.ts';
import { visitHomes } from '../../../scripts/help/visit-homes.ts';

let dir: string;
let sites: HelpSites;
const profile = loadProfile('fixture');
const help = profile.help!;
const messages = helpChecks.flatMap(({ meta }) => meta.messages);

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'help-'));
  sites = await startHelpSites();
});
afterAll(async () => {
  await sites?.close();
  rmSync(dir, { recursive: true, force: true });
});

/** A line for each visit that was about to ask. */
const asked: string[] = [];

async function visits(own: HelpProfile) {
  const found = await visitHomes({
    ...{ site: 'fixture', profile, help: own, own: sites.hosts, dir, now: () => new Date() },
    signal: new AbortController().signal,
    onAsk: async () => void asked.push(`${sites.sent.length}`),
  });
  return found.map((visit) => ({ visit, outcomes: judgeHelp(visit, helpChecks).outcomes }));
}

it('finds what is planted and nothing else, and sends the questions alone', async () => {
  const judged = await visits(help);
  expect(helpProof(judged, messages, sites.truth)).toEqual({ planted: 7, missed: [], invented: [] });
  expect(judged.map(({ visit }) => visit.person?.outcome ?? null)).toEqual([
    'reached',
    'queue',
    null,
    'reached',
    'none',
    'closed',
    'absent',
    'hotline',
    null,
    'reached',
    null,
    null,
    null,
  ]);
  const unseen = judged.flatMap(({ visit: { name, unobserved } }) =>
    unobserved ? [[name, unobserved.reason, unobserved.detail]] : [],
  );
  expect(unseen).toEqual([
    ['要求登录的门户', 'logged-out', '打开后要求登录或填写个人信息，没有填写'],
    ['客服经WebSocket的门户', 'blocked', '问题没有发出：WebSocket不允许发送'],
  ]);
  // Not where there is no entry, a dead one or a log-in; and before anything is sent.
  expect([asked.length, asked[0]]).toEqual([10, '0']);
  expect(judged.every(({ visit }) => visit.picture !== null && existsSync(join(dir, visit.picture)))).toBe(
    true,
  );
  expect(sites.sent.length).toBeGreaterThan(8);
  // Neither the log-in nor the search of the portal was written into.
  expect(sites.sent.filter((line) => !/^POST help-[a-z]+\.fixture\.example\/chat$/.test(line))).toEqual([]);
}, 180_000);

it('accuses nobody where the profile lets no question out', async () => {
  const before = sites.sent.length;
  const [right] = await visits({ ...help, wait: 1, homes: help.homes.slice(0, 1), posts: [] });
  expect(right!.visit.unobserved).toMatchObject({
    reason: 'blocked',
    detail: expect.stringContaining('/chat'),
  });
  expect(new Set(right!.outcomes.map(({ verdict }) => verdict))).toEqual(new Set(['unobserved']));
  expect(sites.sent).toHaveLength(before);
}, 60_000);
