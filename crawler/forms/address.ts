// What the address of a form says before it is asked: made of nothing, internal, opened by a script. Pure. Called by download.ts and tests.
import type { FormFact, FormProblem } from '../../store/schemas/form-fact.ts';
import { hostKind } from '../address-guard.ts';

const NOTHING = /^(?:null|undefined|nan|\[object object\])(?:\.[a-z]{1,5})?$/i;
/** A call whose only argument is a missing value: download('null'), openFile(undefined), down(''). */
const CALL_OF_NOTHING = /\(\s*(?:(['"])(?:null|undefined)?\1|null|undefined)\s*\)/i;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Values of which an address is made: its last step, or all values of its query where it has only one. */
function madeOfNothing({ pathname, searchParams }: URL): boolean {
  const last = decoded(pathname.slice(pathname.lastIndexOf('/') + 1));
  const values = [...searchParams.values()];
  return NOTHING.test(last) || (values.length === 1 && NOTHING.test(values[0]!));
}

/** Why there is no use in asking the address, or null. `own`: hosts of a portal that may live on this machine. */
export function addressProblem(url: string, own: ReadonlySet<string> = new Set()): FormProblem | null {
  if (/^javascript:/i.test(url)) return CALL_OF_NOTHING.test(url) ? 'null-address' : 'script-address';
  if (!URL.canParse(url)) return NOTHING.test(url) ? 'null-address' : 'refused-address';
  const address = new URL(url);
  if (madeOfNothing(address)) return 'null-address';
  if (!/^https?:$/.test(address.protocol)) return 'refused-address';
  if (own.has(address.host)) return null;
  const kind = hostKind(address.hostname);
  if (kind === 'private' || kind === 'loopback' || kind === 'link-local') return 'internal-address';
  return kind === 'public' || kind === 'not-an-address' ? null : 'refused-address';
}

/** A fact of an address of which nothing came. */
export const factWithout = (
  url: string,
  problem: FormProblem | null,
  more: Partial<FormFact> = {},
): FormFact => ({
  url,
  status: null,
  problem,
  finalUrl: null,
  contentType: null,
  fileName: null,
  bytes: null,
  sha256: null,
  kind: null,
  opens: null,
  content: null,
  identityNumbers: [],
  mobiles: 0,
  editable: null,
  scanned: null,
  ...more,
});
