// Addresses met with a log-in, without what could be a secret: tickets, codes and states in parameters, session ids in paths. Pure.

/** Parameters that name the item or the way, never a person. */
const KEPT = /^_?(?:item|st_?id|stitem|unit|organ|guide|matter|from|channel)\w*_?$/i;
const LONGEST = 80;
/** Looks drawn by lot: long, with letters and digits. */
const RANDOM = /^(?=.*\d)(?=.*[A-Za-z])[\w.~-]{16,}$/;

/** `known`: an address that was known before the log-in; parts of its path may stand. */
export function cleanAddress(address: string, known?: string): string {
  if (!URL.canParse(address)) return '';
  const url = new URL(address);
  const parts = new Set(known && URL.canParse(known) ? new URL(known).pathname.split('/') : []);
  const path = url.pathname
    .replace(/;[^/]*/g, '')
    .split('/')
    .map((part) => (RANDOM.test(part) && !parts.has(part) ? '…' : part))
    .join('/');
  const query = [...url.searchParams].map(([name, value]) =>
    KEPT.test(name) && value.length <= LONGEST ? `${name}=${value}` : `${name}=…`,
  );
  // A route of an application, not a mark on the page.
  const route = /^#!?\/./.test(url.hash) ? '#…' : '';
  return `${url.protocol}//${url.host}${path}${query.length > 0 ? `?${query.join('&')}` : ''}${route}`;
}
