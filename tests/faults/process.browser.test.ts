// Faults of the machine: processes killed at random moments, stopped, a second one, a full disk, a clock set back. Real
// processes and files; GUIDE_AUDIT_KILLS sets how often a crawl is killed (default 10).
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crawl } from '../../crawler/crawl.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { type Portal, startPortal } from '../../fixtures/portal.ts';
import { auditRun } from '../../scripts/pipeline.ts';
import { connectForWriting } from '../../store/connections.ts';
import { assemble, openStore, type Store } from '../../store/index.ts';

const PROGRAM = fileURLToPath(new URL('../../scripts/guide-audit.mjs', import.meta.url));
const KILLS = Number(process.env.GUIDE_AUDIT_KILLS ?? 10);
/** Lives end within this share of what an undisturbed crawl takes, so that no part of it is spared on a slow machine. */
const LONGEST_LIFE = 0.6;

const profile = loadProfile('fixture');
const now = () => new Date();
const dir = mkdtempSync(join(tmpdir(), '中 断-'));
let portal: Portal;
let units: string[];

beforeAll(async () => {
  portal = await startPortal({ items: 2 });
  units = [...new Set(portal.guides.map(({ unit }) => unit.id))].slice(0, 4);
});
afterAll(async () => {
  await portal?.close();
  rmSync(dir, { recursive: true, force: true });
});

interface Ended {
  code: number | null;
  said: string;
}

/** Starts a crawl as people do, in a process group of its own so that a kill takes its browser along. */
function start(data: string, ...flags: string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const args = [
    'crawl',
    '--data',
    data,
    '--channel',
    'pc',
    '--items',
    '2',
    '--units',
    units.join(','),
    ...flags,
  ];
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr!.on('data', (text) => {
    said += text;
  });
  return { child, ended: once(child, 'close').then(([code]) => ({ code: code as number | null, said })) };
}

const kill = (child: ChildProcess): void => {
  try {
    process.kill(-child.pid!, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
};

/** Judges what a folder holds. The findings, without what differs from run to run. */
function judged(data: string): string[] {
  const store = openStore({ dir: data, mode: 'write', now });
  try {
    const run = store.runs.list()[0]!;
    auditRun({ store, now, say: () => undefined, signal: new AbortController().signal }, { run });
    return [...store.findings.iterate(run.id)].map(({ id, outcome, quote, key, url }) =>
      JSON.stringify({ id, outcome, quote, key, url }),
    );
  } finally {
    store.close();
  }
}

function read<T>(data: string, ask: (store: Store) => T, otherwise: T): T {
  let store: Store | undefined;
  try {
    store = openStore({ dir: data, mode: 'read', now });
    return ask(store);
  } catch {
    return otherwise;
  } finally {
    store?.close();
  }
}
const isUnfinished = (data: string): boolean =>
  read(data, ({ runs }) => runs.list().some(({ status }) => status !== 'done'), false);

describe('a crawl as a process', () => {
  it(
    `killed ${KILLS} times at random moments and resumed finds what an undisturbed one finds`,
    async () => {
      const still = join(dir, 'still');
      const begun = Date.now();
      expect((await start(still).ended).code).toBe(0);
      const longest = (Date.now() - begun) * LONGEST_LIFE;
      const expected = judged(still);
      expect(expected.length).toBeGreaterThan(0);
      let data = join(dir, 'killed-0');
      let kills = 0;
      let finished = 0;
      for (;;) {
        const { child, ended } = start(data, ...(isUnfinished(data) ? ['--resume'] : []));
        const timer =
          kills < KILLS ? setTimeout(() => kill(child), 300 + Math.random() * longest) : undefined;
        const { code, said } = await ended;
        clearTimeout(timer);
        if (code === null) kills++;
        else {
          expect(said).toMatch(/已采集|采集/);
          expect(code).toBe(0);
          expect(judged(data)).toEqual(expected);
          finished++;
          if (kills >= KILLS) break;
          data = join(dir, `killed-${finished}`);
        }
      }
      expect(kills).toBe(KILLS);
      if (process.env.GUIDE_AUDIT_KILLS)
        process.stdout.write(
          `${JSON.stringify({ kills, crawls: finished, findings: expected.length, longestLife: longest })}\n`,
        );
    },
    120_000 + KILLS * 20_000,
  );

  it('stopped by SIGTERM ends with 130, keeps what it has and can be resumed', async () => {
    const data = join(dir, 'stopped');
    const { child, ended } = start(data);
    const captured = () => read(data, (s) => s.captures.ofRun(s.runs.list()[0]!.id).length, 0);
    while (captured() === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    process.kill(child.pid!, 'SIGTERM');
    const { code, said } = await ended;
    expect(said).toContain('正在停止');
    expect(code).toBe(130);
    expect(captured()).toBeGreaterThan(0);
    expect((await start(data, '--resume').ended).code).toBe(0);
    const wanted = portal.guides.filter(({ unit }) => units.includes(unit.id)).length;
    expect(captured()).toBe(wanted);
  }, 90_000);

  it('beside another one on the same folder ends with 7 and names it', async () => {
    const data = join(dir, 'second');
    const store = openStore({ dir: data, mode: 'write', now });
    try {
      const { code, said } = await start(data).ended;
      expect(code).toBe(7);
      expect(said).toMatch(new RegExp(`正被另一个进程写入.*进程号 ${process.pid}`));
    } finally {
      store.close();
    }
  });
});

describe('a crawl within this process', () => {
  const { signal } = new AbortController();
  const options = () => ({ profile, origin: portal.origin, units: units.slice(0, 2), signal });

  it('on a disk that is full ends with 6, keeps what it has and goes on when there is room', async () => {
    const data = join(dir, 'full');
    openStore({ dir: data, mode: 'write', now }).close();
    const connections = connectForWriting(data, now());
    const store = assemble(data, connections, null, now);
    const run = store.runs.start({ site: profile.id, kind: 'crawl' });
    const pages = connections.writer.pragma('page_count', { simple: true }) as number;
    connections.writer.pragma(`max_page_count = ${pages + 10}`);
    await expect(crawl({ ...options(), store, run })).rejects.toMatchObject({
      ...{ code: 'disk', exitCode: 6, remedy: expect.stringContaining('磁盘空间') },
    });
    connections.writer.pragma('max_page_count = 1000000');
    const summary = await crawl({ ...options(), store, run });
    expect(summary).toMatchObject({ stopped: false, unobserved: {} });
    expect(summary.captured).toBe(summary.listed);
    store.close();
  });

  it('under a clock that is set back by two hours reads every page', async () => {
    const begun = Date.now();
    let asked = 0;
    const clock = () => new Date(Date.now() - (asked++ > 8 ? 7_200_000 : 0));
    const store = openStore({ dir: join(dir, 'clock'), mode: 'write', now: clock });
    const run = store.runs.start({ site: profile.id, kind: 'crawl' });
    const summary = await crawl({ ...options(), store, run, now: clock });
    expect(summary).toMatchObject({ stopped: false, unobserved: {} });
    expect(summary.captured).toBe(summary.listed);
    expect(asked).toBeGreaterThan(9);
    expect(Date.now() - begun).toBeLessThan(60_000);
    store.close();
  });
});
