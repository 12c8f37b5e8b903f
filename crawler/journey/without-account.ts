// Takes out of a journey's record what a real account told: numbers of persons, their names, tickets in addresses. Pure; called by
// run-journey.ts before anything is stored.
import type { Journey } from '../../store/schemas/journey.ts';
import { cleanAddress } from '../session/clean-address.ts';
import { withoutPersons } from '../session/personal.ts';

/** Keys that hold addresses, and keys that say nothing of a page. */
const ADDRESSES = new Set(['address', 'url']);
const SPARED = new Set(['selector', 'path', 'name', 'step', 'from']);

function clean(value: unknown, key: string, tell: (text: string) => string): unknown {
  if (typeof value === 'string') {
    if (ADDRESSES.has(key)) return tell(cleanAddress(value).replace(/[?#].*$/s, ''));
    return SPARED.has(key) && !/\p{Script=Han}/u.test(value) ? value : tell(value);
  }
  if (Array.isArray(value)) return value.map((one) => clean(one, key, tell));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, clean(one, name, tell)]));
}

/** `names`: who is logged in, and whom the pages greeted. The service and its unit are public and stay. */
export function withoutAccount(journey: Journey, names: readonly string[]): Journey {
  const tell = (text: string): string => withoutPersons(text, names);
  const { item, ...told } = journey;
  return { ...(clean(told, '', tell) as Omit<Journey, 'item'>), item };
}
