// The steps of the set-up on machines that this one is not: nothing is installed here, every program is replaced.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FoundBrowser } from '../../crawler/find-browser.mjs';
import { aptInstall, mayUseApt } from '../../scripts/setup/apt.mjs';
import { browser } from '../../scripts/setup/browser.mjs';
import { database } from '../../scripts/setup/database.mjs';
import { fonts } from '../../scripts/setup/fonts.mjs';
import { nodeVersion } from '../../scripts/setup/node-version.mjs';
import { npmReason, npmScript } from '../../scripts/setup/npm.mjs';
import { packages, stampOf } from '../../scripts/setup/packages.mjs';
import { type SetupContext, setupContext } from '../../scripts/setup/step.mjs';

type Answer = (line: string) => number | { code: number; output: string };

/** A context whose programs answer by their command line; gives the lines that were run. */
function machine(
  answer: Answer,
  changes: Partial<SetupContext> = {},
): { context: SetupContext; lines: string[] } {
  const lines: string[] = [];
  const run: SetupContext['run'] = async (command, args) => {
    const line = [command === process.execPath ? 'node' : command, ...args].join(' ');
    lines.push(line);
    const result = answer(line);
    return typeof result === 'number' ? { code: result, output: '' } : result;
  };
  const base = { platform: 'linux', uid: 1000, env: {}, exists: () => false, busy: () => {} } as const;
  return { context: setupContext({ ...base, run, ...changes }), lines };
}

const container = {
  uid: 0,
  exists: (path: string) => path === '/.dockerenv' || path === '/usr/bin/apt-get',
};
const system: FoundBrowser = { path: '/usr/bin/chromium', source: 'system', exists: true };

describe('Node', () => {
  it.each([
    ['20.18.1', '✓'],
    ['20.20.0', '✓'],
    ['22.0.0', '✓'],
    ['20.18.0', '✗'],
    ['20.9.0', '✗'],
    ['18.20.8', '✗'],
  ])('%s is %s', (version, mark) => {
    expect(nodeVersion(version).mark).toBe(mark);
  });
});

describe('npm', () => {
  it('is the one that started us, unless that is another manager', () => {
    const node = join('/opt', 'node', 'bin', 'node');
    const beside = join('/opt', 'node', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
    const given = join('/home', 'npm', 'npm-cli.js');
    const options = { node, exists: (path: string) => path === beside || path === given };
    expect(npmScript({ ...options, env: { npm_execpath: given } })).toBe(given);
    expect(npmScript({ ...options, env: { npm_execpath: '/usr/lib/yarn.js' } })).toBe(beside);
    expect(npmScript({ node, env: {}, exists: () => false })).toBeNull();
  });

  it('says why it failed, not how it is used', () => {
    const output =
      'npm warn x\nnpm error code EUSAGE\nnpm error\nnpm error Missing: a from lock file\nnpm error Usage:';
    expect(npmReason(output).map((line) => line.trim())).toEqual([
      'npm error code EUSAGE',
      'npm error Missing: a from lock file',
      'npm error Usage:',
    ]);
  });
});

describe('packages', () => {
  function project(): string {
    const root = mkdtempSync(join(tmpdir(), '准 备-'));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    const write = (path: string, value: unknown) => writeFileSync(join(root, path), JSON.stringify(value));
    const installed = { 'node_modules/zod': { version: '4.0.0' } };
    mkdirSync(join(root, 'node_modules', 'zod'), { recursive: true });
    write('package.json', { dependencies: { zod: '4' } });
    write('node_modules/zod/package.json', {});
    write('node_modules/.package-lock.json', { packages: installed });
    write('package-lock.json', {
      packages: { '': {}, ...installed, 'node_modules/other-system': { version: '1.0.0', optional: true } },
    });
    return root;
  }
  const real = { exists: setupContext().exists, env: process.env };
  const lock = (version: string) => JSON.stringify({ packages: { 'node_modules/zod': { version } } });

  it('are left alone when a person installed them', async () => {
    const { context, lines } = machine(() => 1, { ...real, root: project() });
    expect((await packages(context)).mark).toBe('✓');
    expect(lines).toEqual([]);
  });

  it.each([
    ['the lock changed', (root: string) => writeFileSync(join(root, 'package-lock.json'), lock('4.0.1'))],
    ['node_modules is missing', (root: string) => rmSync(join(root, 'node_modules'), { recursive: true })],
    [
      'a package is missing',
      (root: string) => rmSync(join(root, 'node_modules', 'zod'), { recursive: true }),
    ],
    [
      'the folder came from another system',
      (root: string) =>
        writeFileSync(
          join(root, 'node_modules', '.guide-audit-setup.json'),
          JSON.stringify({ ...stampOf(root), machine: 'plan9-mips' }),
        ),
    ],
  ])('are installed when %s', async (_, change) => {
    const root = project();
    change(root);
    const { context, lines } = machine(() => ({ code: 1, output: 'npm error code E404' }), { ...real, root });
    const { mark, todo } = await packages(context);
    expect(mark).toBe('✗');
    expect(todo?.[0]).toContain('E404');
    expect(lines).toEqual([expect.stringMatching(/^node .*npm-cli\.js ci --include=dev/)]);
  });
});

describe('database', () => {
  it('is built anew when it does not load', async () => {
    let built = false;
    const answer: Answer = (line) => {
      if (line.includes('rebuild better-sqlite3')) built = true;
      return built ? 0 : 1;
    };
    const { context, lines } = machine(answer, { exists: (path) => path.endsWith('npm-cli.js') });
    expect((await database(context)).mark).toBe('✓');
    expect(lines).toHaveLength(3);
    expect((await database(machine(() => 1).context)).mark).toBe('✗');
  });
});

describe('apt', () => {
  it.each([
    ['root in a container', container, true],
    ['a user in a container', { ...container, uid: 1000 }, false],
    ['root on a machine', { uid: 0, exists: (path: string) => path === '/usr/bin/apt-get' }, false],
    ['root in a container without apt', { uid: 0, exists: (path: string) => path === '/.dockerenv' }, false],
    ['macOS', { ...container, platform: 'darwin' as const }, false],
  ])('%s: %s', (_, changes, expected) => {
    expect(mayUseApt(machine(() => 0, changes).context, () => '')).toBe(expected);
  });

  it('knows a container by its control group', () => {
    const { context } = machine(() => 0, { uid: 0, exists: (path) => path === '/usr/bin/apt-get' });
    expect(mayUseApt(context, () => '0::/kubepods/pod1')).toBe(true);
  });

  it('fetches the list once and never calls sudo', async () => {
    const { context, lines } = machine(() => 0, container);
    await aptInstall(context, ['a']);
    await aptInstall(context, ['b']);
    expect(lines.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'apt-get update',
      'apt-get install',
      'apt-get install',
    ]);
  });
});

describe('browser', () => {
  it('is taken when it starts', async () => {
    const { context, lines } = machine(() => 0);
    expect(await browser(context, () => system)).toMatchObject({
      mark: '✓',
      text: expect.stringContaining(system.path),
    });
    expect(lines).toEqual(['/usr/bin/chromium --version']);
  });

  it('that was configured wrongly stops, and nothing is installed', async () => {
    const { context, lines } = machine(() => 0);
    const wrong = { path: '/不存在', source: 'configured', exists: false } as const;
    expect(await browser(context, () => wrong)).toMatchObject({
      mark: '✗',
      text: expect.stringContaining('/不存在'),
    });
    expect(lines).toEqual([]);
  });

  it("is Debian's in a container when Playwright's cannot be downloaded", async () => {
    let installed = false;
    const answer: Answer = (line) => {
      if (line.startsWith('apt-get install')) installed = true;
      return line.includes('playwright') ? 1 : 0;
    };
    const { context, lines } = machine(answer, container);
    expect((await browser(context, () => (installed ? system : null))).mark).toBe('✓');
    expect(lines.map((line) => line.replace(/ \S*cli\.js/, ''))).toEqual([
      'node install chromium --only-shell',
      'apt-get update',
      'apt-get install -y --no-install-recommends chromium-headless-shell fonts-noto-cjk',
      '/usr/bin/chromium --version',
    ]);
  });

  it("gets the libraries from Debian when Playwright's lacks them", async () => {
    let libraries = false;
    const answer: Answer = (line) => {
      if (line.startsWith('apt-get install')) libraries = true;
      return line.endsWith('--version') && !libraries ? { code: 127, output: 'libnss3.so: cannot open' } : 0;
    };
    const own: FoundBrowser = { path: '/cache/chrome-headless-shell', source: 'playwright', exists: true };
    expect((await browser(machine(answer, container).context, () => own)).mark).toBe('✓');
  });

  it("leaves a person's machine alone and says what to do", async () => {
    const { context, lines } = machine(() => ({ code: 1, output: 'getaddrinfo ENOTFOUND' }));
    const { mark, todo } = await browser(context, () => null);
    expect(mark).toBe('✗');
    expect(lines.some((line) => line.includes('apt-get'))).toBe(false);
    expect(todo?.join('\n')).toContain('ENOTFOUND');
    expect(todo?.join('\n')).toContain('sudo apt-get');
  });
});

describe('fonts', () => {
  it.each([
    ['Windows', { platform: 'win32' as const }, 1, '✓'],
    ['a known file', { exists: () => true }, 1, '✓'],
    ['fc-list', {}, 0, '✓'],
    ['nothing', {}, 1, '！'],
  ])('%s', async (_, changes, code, mark) => {
    const { context, lines } = machine(
      () => ({ code, output: code === 0 ? '/fonts/simsun.ttc' : '' }),
      changes,
    );
    expect((await fonts(context)).mark).toBe(mark);
    expect(lines.some((line) => line.includes('apt-get'))).toBe(false);
  });

  it('come from Debian in a container', async () => {
    let installed = false;
    const answer: Answer = (line) => {
      if (line.startsWith('apt-get install')) installed = true;
      return { code: 0, output: installed ? 'NotoSansCJK' : '' };
    };
    expect((await fonts(machine(answer, container).context)).mark).toBe('✓');
  });
});
