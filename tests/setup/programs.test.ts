// The set-up and the command as people start them, on the tree as it stands.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), '命令 试-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

const node = (script: string, args: string[], cwd: string) =>
  spawnSync(process.execPath, [script, ...args], { cwd, encoding: 'utf8' });

it('set-up finds everything in its place and says so in five lines', () => {
  const { status, stdout } = node(join(root, 'scripts', 'setup.mjs'), [], folder());
  expect(status).toBe(0);
  expect(
    stdout
      .trim()
      .split('\n')
      .slice(0, 4)
      .every((line) => line.startsWith('✓ ')),
  ).toBe(true);
});

it.skipIf(process.platform === 'win32')('the command works from any folder through a link', () => {
  const dir = folder();
  const link = join(dir, 'guide-audit');
  symlinkSync(join(root, 'scripts', 'guide-audit.mjs'), link);
  writeFileSync(join(dir, 'tsconfig.json'), '{ broken');
  const { status, stdout } = spawnSync(link, ['--help'], { cwd: dir, encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout).toContain('guide-audit');
});

it('the command asks for the set-up when the packages are missing', () => {
  const dir = folder();
  cpSync(join(root, 'scripts'), join(dir, 'scripts'), { recursive: true });
  const { status, stderr } = node(join(dir, 'scripts', 'guide-audit.mjs'), ['--help'], dir);
  expect(status).toBe(2);
  expect(stderr.trim()).toBe('依赖包尚未安装。请先在程序目录运行：npm run setup');
});
