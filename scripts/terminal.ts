// Talks to the person at the terminal: lines, progress, interruption. Called by the commands.
import { once } from 'node:events';

/** A line of plain Chinese on standard error: standard output is for results alone. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Writes a result; waits where the reader is slow, and ends quietly where it has gone (`| head`). */
export async function write(text: string): Promise<void> {
  if (process.stdout.write(text)) return;
  await once(process.stdout, 'drain');
}
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

/** A signal that Ctrl-C (or a stop by the system) sets; the second Ctrl-C ends at once. */
export function interruptible(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    say('正在停止：完成手头的页面后退出，已保存的内容不受影响；再按一次 Ctrl-C 立即退出。');
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}
