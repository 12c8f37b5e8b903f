// Keeps a Playwright trace (轨迹) of a journey as evidence: every page with its contents, to be looked at step by step. Called by
// run-journey.ts; never with a real account, whose secrets it would hold.
import { join } from 'node:path';
import type { BrowserContext } from 'playwright';

export interface Trace {
  stop(): Promise<void>;
  /** Within the journey's folder; undefined where it could not be kept. */
  path(): string | undefined;
}

export async function startTrace(
  context: BrowserContext,
  { dir, path }: { dir: string; path: string },
): Promise<Trace> {
  let kept = false;
  await context.tracing.start({ screenshots: true, snapshots: true });
  return {
    async stop() {
      // A trace that cannot be written must not cost the journey.
      kept = await context.tracing.stop({ path: join(dir, path) }).then(
        () => true,
        () => false,
      );
    },
    path: () => (kept ? path : undefined),
  };
}
