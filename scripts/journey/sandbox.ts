// The embedded application sandbox as journeys know it: its profile on each channel, its items, how to sign in.
// Called by the journey command and the proof.

import type { JourneyTask } from '../../crawler/journey/run-journey.ts';
import { loadProfile, type SiteProfile } from '../../crawler/profile.ts';
import { type ApplyItem, type Channel, ITEMS, SIGN_IN } from '../../fixtures/apply/sandbox.ts';

/** A terminal's screen stands upright and is touched. */
const KIOSK_DEVICE = {
  viewport: { width: 1080, height: 1920 },
  scale: 1,
  mobile: false,
  touch: true,
  userAgent:
    'Mozilla/5.0 (X11; Linux x64; Kiosk) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{version} Safari/537.36',
};

export function sandboxProfile(channel: Channel): SiteProfile {
  const profile = loadProfile('fixture', channel === 'h5' ? 'h5' : 'pc');
  return channel === 'kiosk' ? { ...profile, channel, device: KIOSK_DEVICE } : profile;
}

const KINDS: Record<ApplyItem['kind'], string> = {
  registration: '登记',
  permit: '许可',
  subsidy: '补贴',
  certificate: '证明',
};

export const sandboxItems = (): readonly ApplyItem[] => ITEMS;

export function sandboxTask(
  item: ApplyItem,
  channel: Channel,
  publicOrigin: string,
  submit: boolean,
): JourneyTask {
  const account = SIGN_IN.accounts[item.account];
  return {
    item: { id: item.id, name: item.name, unit: item.authority, kind: KINDS[item.kind] },
    channel,
    url: `${publicOrigin}/${channel}/item/${item.id}`,
    signIn: { fields: SIGN_IN.fields.map(({ label, value }) => ({ label, value: account[value] })) },
    known: account.known,
    submit,
  };
}
