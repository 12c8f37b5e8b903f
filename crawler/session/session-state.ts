// What is kept of a log-in (登录状态): cookies, local and session storage, and the name by which it is known. Secret through and through.
import { z } from 'zod';

const Entries = z.array(z.object({ name: z.string(), value: z.string() }));

export const SessionState = z.object({
  cookies: z.array(
    z.object({
      name: z.string(),
      value: z.string(),
      domain: z.string(),
      path: z.string(),
      /** Seconds since 1970; -1: until the browser is closed. */
      expires: z.number(),
      httpOnly: z.boolean(),
      secure: z.boolean(),
      sameSite: z.enum(['Strict', 'Lax', 'None']),
    }),
  ),
  /** Local storage. */
  origins: z.array(z.object({ origin: z.string(), localStorage: Entries })),
  sessionStorage: z.array(z.object({ origin: z.string(), entries: Entries })),
  /** Who is logged in, as the portal shows it. */
  name: z.string(),
});
export type SessionState = z.infer<typeof SessionState>;

const belongsTo = (domain: string, host: string): boolean => {
  const bare = domain.replace(/^\./, '');
  const name = host.replace(/:\d+$/, '');
  return name === bare || name.endsWith(`.${bare}`);
};

/**
 * When the log-in ends by its cookies at the identity host, as far as they tell; ISO time. The latest counts: a log-in that
 * ends earlier is told by the probe, one that is called over too early could not be used. Cookies of a single page are of the way in.
 */
export function expiryOf(state: SessionState, identityHosts: readonly string[]): string | null {
  const lasting = state.cookies.filter(
    ({ domain, expires }) => expires > 0 && identityHosts.some((host) => belongsTo(domain, host)),
  );
  const whole = lasting.filter(({ path }) => path === '/');
  const ends = (whole.length > 0 ? whole : lasting).map(({ expires }) => expires);
  return ends.length > 0 ? new Date(Math.max(...ends) * 1000).toISOString() : null;
}
