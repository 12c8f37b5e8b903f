// What a page is that is met after a log-in. Pure; used by the checks of doors.
import type { Look } from '../../../store/schemas/door-visit.ts';
import { LOGIN_WORDS, saysAny } from '../../lexicon/login.ts';

export type PageKind =
  /** A log-in is asked for. */
  | 'login'
  /** Perhaps: a password that may be none of a log-in. */
  | 'login-doubt'
  | 'registration'
  | 'registration-doubt'
  /** Says that the log-in is over. */
  | 'lost'
  /** The site's entry page, without the item. */
  | 'home'
  /** Shows the item. */
  | 'item'
  | 'unclear';

/** A page that only tells something is short; a service that mentions the same words is longer. */
const SHORT = 300;
/** A log-in form has few fields. */
const FEW_FIELDS = 6;

/** A page with parameters or a route behind `#` is one of an application, whatever its path. */
function isEntry(url: string): boolean {
  const { pathname, search, hash } = new URL(url);
  return (
    search === '' &&
    hash === '' &&
    /^\/?$|^(?:\/\w+)?\/(?:index|home|main|default)(?:\.\w+)?$/i.test(pathname)
  );
}

export function pageKind(look: Look): PageKind {
  const { passwords, fields, headings, controls, text, title, length } = look;
  const heads = [title, ...headings];
  const made = saysAny(LOGIN_WORDS.newPassword, fields);
  if (passwords > 0 && made)
    return saysAny(LOGIN_WORDS.registration, [...heads, ...controls]) ? 'registration' : 'registration-doubt';
  if (passwords > 0) {
    const named = fields.filter((name) => /密码|口令|password/i.test(name));
    const other = named.length > 0 && named.every((name) => saysAny(LOGIN_WORDS.otherPassword, [name]));
    const asks = look.onIdentity || saysAny(LOGIN_WORDS.login, [...heads, ...controls]);
    const alone = fields.length <= FEW_FIELDS && !look.itemShown;
    return !other && asks && alone ? 'login' : 'login-doubt';
  }
  if (length < SHORT && saysAny(LOGIN_WORDS.lost, [...headings, text])) return 'lost';
  if (look.onIdentity) return 'login-doubt';
  if (look.itemShown) return 'item';
  if (fields.length > 0 && saysAny(LOGIN_WORDS.registrationDoubt, heads)) return 'registration-doubt';
  if (isEntry(look.url) || saysAny(LOGIN_WORDS.home, headings)) return 'home';
  if (length < SHORT && saysAny(LOGIN_WORDS.login, headings)) return 'login-doubt';
  return 'unclear';
}
