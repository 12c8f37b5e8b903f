// Where a chosen profile's pages are answered: the fixture portal is started for its public address. Called by doctor and visit.
import type { ChosenProfile } from '../crawler/doctor/choose-profile.ts';
import { say } from './terminal.ts';

/** The embedded portal for its public address; a portal that a person names must be one. */
export async function withOrigin<T>(
  { profile, origin, url }: ChosenProfile,
  use: (origin: string | null) => Promise<T>,
): Promise<T> {
  if (!profile.loopback || origin) return use(origin);
  const { startPortal } = await import('../fixtures/portal.ts');
  const portal = await startPortal();
  say(`已启动内置的示例门户（${portal.origin}），用来打开 ${url.href}`);
  try {
    return await use(portal.origin);
  } finally {
    await portal.close();
  }
}
