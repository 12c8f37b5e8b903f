// One writing process a data folder, readers always; a killed writer leaves nothing behind that stops the next.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { StoreError } from '../../store/index.ts';
import { folder, open } from './folder.ts';

async function writer(dir: string): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('./writer.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout!, 'data');
  return child;
}

describe('lock', () => {
  it('names the other writer, lets readers in, and is free after kill -9', async () => {
    const dir = folder();
    const child = await writer(dir);
    expect(() => open(dir)).toThrowError(
      expect.objectContaining({
        code: 'locked',
        exitCode: 7,
        message: expect.stringContaining(`进程号 ${child.pid}`),
      }),
    );
    const reader = open(dir, { mode: 'read' });
    expect(reader.runs.list()).toHaveLength(1);

    child.kill('SIGKILL');
    await once(child, 'exit');
    const next = open(dir);
    const run = next.runs.latest()!;
    expect(run.status).toBe('running');
    expect(next.frontier.counts(run.id).waiting).toBe(1);
    next.runs.finish(run.id, { status: 'stopped', summary: null });
    expect(reader.runs.get(run.id)?.status).toBe('stopped');
  });

  it('waits for the other writer as long as it is told', async () => {
    const dir = folder();
    const child = await writer(dir);
    setTimeout(() => child.kill('SIGKILL'), 10);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(open(dir, { wait: 10_000 }).dir).toBe(dir);
  });

  it('is free after close and refuses a second writer in the same process', () => {
    const dir = folder();
    const first = open(dir);
    expect(() => open(dir)).toThrow(StoreError);
    first.close();
    first.close();
    expect(open(dir).runs.list()).toEqual([]);
  });
});
