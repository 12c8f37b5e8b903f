// The few words of the W3C WebDriver protocol that a second look at a page needs. Called by webkit-page.ts.
import { setTimeout as sleep } from 'node:timers/promises';

const ASK_MS = 30_000;
const READY_MS = 10_000;

/** A driver's refusal or its silence. */
export class DriverError extends Error {
  override readonly name = 'DriverError';
}

export interface WebDriverSession {
  /** What the browser says of itself. */
  capabilities: Record<string, unknown>;
  go(url: string): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  /** Value of an expression in the page. */
  run<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}

async function ask(url: string, method: string, body?: object): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    signal: AbortSignal.timeout(ASK_MS),
  }).catch((error: Error) => {
    throw new DriverError(error.message);
  });
  const { value } = (await answer.json()) as { value: { error?: string; message?: string } | null };
  if (value?.error) throw new DriverError(`${value.error}：${value.message ?? ''}`);
  return value;
}

/** Waits until the driver answers. @throws DriverError */
export async function awaitDriver(driver: string): Promise<void> {
  const begun = performance.now();
  for (;;) {
    const status = await ask(`${driver}/status`, 'GET').catch(() => null);
    if (status !== null) return;
    if (performance.now() - begun > READY_MS) throw new DriverError('WebDriver 没有启动');
    await sleep(100);
  }
}

/** @throws DriverError */
export async function openSession(
  driver: string,
  capabilities: Record<string, unknown>,
): Promise<WebDriverSession> {
  const made = (await ask(`${driver}/session`, 'POST', { capabilities: { alwaysMatch: capabilities } })) as {
    sessionId: string;
    capabilities: Record<string, unknown>;
  };
  const session = `${driver}/session/${encodeURIComponent(made.sessionId)}`;
  return {
    capabilities: made.capabilities,
    async go(url) {
      await ask(`${session}/url`, 'POST', { url });
    },
    async resize(width, height) {
      await ask(`${session}/window/rect`, 'POST', { x: 0, y: 0, width, height });
    },
    run: <T>(expression: string) =>
      ask(`${session}/execute/sync`, 'POST', { script: `return ${expression};`, args: [] }) as Promise<T>,
    async close() {
      await ask(session, 'DELETE').catch(() => undefined);
    },
  };
}
