// Opens a page in WebKit, the engine of Apple's phones, and measures what another engine may lay out otherwise. Only pages of this machine (a
// saved page, the example portal): of an encrypted site the proxy sees no methods, so that nothing could keep a script from writing.
// Called by visit-url.ts.
import type { OtherEngine, Width } from '../../../store/schemas/page-visit.ts';
import { startGuardProxy } from '../../guard-proxy.ts';
import type { GuardRules } from '../../network-guard.ts';
import { LENGTH_SCRIPT, WIDTH_SCRIPT } from '../script.ts';
import { startWebkit } from './start-webkit.ts';

const POLL_MS = 250;
const EMPTY_CHARACTERS = 30;
/** For functions that tsx has wrapped. */
const expression = (script: string): string => `(globalThis.__name ??= (f) => f, ${script})`;

export interface WebkitOptions {
  rules: GuardRules;
  windows: readonly { width: number; height: number }[];
  /** Milliseconds given to a page without content. */
  patience: number;
}

/** @throws ConfigError (the machine has no WebKit), DriverError */
export async function measureInWebkit(
  url: string,
  { rules, windows, patience }: WebkitOptions,
): Promise<OtherEngine> {
  const proxy = await startGuardProxy(rules, () => undefined);
  try {
    const session = await startWebkit(new URL(proxy.url).host);
    try {
      await session.resize(windows[0]!.width, windows[0]!.height);
      await session.go(url);
      let textLength = 0;
      for (let waited = 0; ; waited += POLL_MS) {
        textLength = await session.run<number>(LENGTH_SCRIPT);
        if (textLength >= EMPTY_CHARACTERS || waited >= patience) break;
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
      const widths: Width[] = [];
      for (const { width, height } of windows) {
        await session.resize(width, height);
        const measured = JSON.parse(await session.run<string>(expression(WIDTH_SCRIPT))) as Width;
        widths.push({ ...measured, width: await session.run<number>('innerWidth'), height });
      }
      const version = String(session.capabilities.browserVersion ?? '');
      return { name: 'WebKit', version, textLength, widths };
    } finally {
      await session.close();
    }
  } finally {
    await proxy.close();
  }
}
