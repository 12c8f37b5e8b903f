// The doctor on a saved page (已保存的网页): what it is and what can be read of it. Pure; called by `guide-audit doctor FILE`.
import type { Dictionary } from '../dictionary.ts';
import { mistakenIdentity } from '../identity-guard.ts';
import type { SiteProfile } from '../profile.ts';
import { snapshotFromHtml } from '../snapshot/from-html.ts';
import { placesOf } from '../tree-text.ts';
import type { Diagnosis } from './diagnosis.ts';
import { identityOf } from './identity.ts';
import { pageVerdict } from './page-kind.ts';
import { permissionGaps } from './permission-gaps.ts';
import { readSnapshot } from './read-snapshot.ts';

/** `address`: the file's, as a URL. `profile`: whose permission is looked at, if any. */
export function examineHtml(
  bytes: Uint8Array,
  o: { address: string; dictionary: Dictionary; profile: SiteProfile | null; now: Date },
): Diagnosis {
  const { address, profile } = o;
  const { html, identity } = identityOf(bytes, null);
  const snapshot = snapshotFromHtml(html, { url: address });
  const text = placesOf(snapshot.root)?.text ?? '';
  const problem = mistakenIdentity({
    url: address,
    finalUrl: address,
    status: null,
    title: identity.title,
    text,
  });
  const { captions, fields, unknown } = readSnapshot(snapshot, o.dictionary);
  return {
    source: 'file',
    address,
    site: profile && {
      id: profile.id,
      name: profile.name,
      channel: profile.channel,
      version: profile.version,
    },
    answer: null,
    identity,
    page: pageVerdict({ url: 'about:blank', problem, snapshot, captions, listed: false }),
    bridges: [],
    panels: snapshot.panels,
    fields,
    unknown,
    lanes: null,
    robots: null,
    gaps: profile && permissionGaps(profile, o.now),
    nights: null,
    nightsProblem: '文件只读一次，不发出请求；要测算采集所需的时间，请给出网址',
  };
}
