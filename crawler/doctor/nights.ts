// How many nights (晚) a whole site takes at its pace. Pure; called by plan-site.ts.
import type { SiteProfile } from '../profile.ts';

/** Requests of one item: what its page sends, and what the crawl asks before it. */
export interface RequestsPerItem {
  documents: number;
  /** XHR and fetch. */
  data: number;
  /** 办理情形. */
  situations: number;
}

export interface NightsPlan {
  items: number;
  perItem: RequestsPerItem;
  /** Requests for the lists of all units. */
  lists: number;
  requests: number;
  /** Requests a second that may be sent: the profile's pace, or less where robots.txt asks for it. */
  perSecond: number;
  /** Hours a night, and where they come from: the permission's, or the default. */
  hours: number;
  window: string;
  /** Hours of crawling altogether. */
  duration: number;
  nights: number;
}

/** Portals are busy in office hours: without a letter that says otherwise, the night. */
const NIGHT = [{ from: '22:00', to: '08:00' }];
/** What a profile of a real site starts with. */
export const DEFAULT_PER_SECOND = 1;

const minutes = (clock: string): number => {
  const [hour, minute] = clock.split(':').map(Number) as [number, number];
  return hour * 60 + minute;
};

/** Hours in which the site may be visited in one day. */
export function windowOf({ permission }: Pick<SiteProfile, 'permission'>): { hours: number; window: string } {
  const spans = permission?.hours ?? NIGHT;
  const lengths = spans.map(({ from, to }) => {
    const length = minutes(to) - minutes(from);
    return length > 0 ? length : length + 24 * 60;
  });
  return {
    hours: Math.min(24, lengths.reduce((sum, one) => sum + one, 0) / 60),
    window: spans.map(({ from, to }) => `${from}–${to}`).join('、'),
  };
}

export function planNights(o: {
  items: number;
  perItem: RequestsPerItem;
  lists: number;
  perSecond: number;
  /** Seconds, of robots.txt. */
  crawlDelay: number | null;
  hours: number;
  window: string;
}): NightsPlan {
  const { items, perItem, lists, hours, window, crawlDelay } = o;
  const perSecond = crawlDelay ? Math.min(o.perSecond, 1 / crawlDelay) : o.perSecond;
  const requests = lists + items * (perItem.documents + perItem.data + perItem.situations);
  const duration = requests / perSecond / 3600;
  return {
    ...{ items, perItem, lists, requests, perSecond, hours, window, duration },
    nights: Math.max(1, Math.ceil(duration / hours)),
  };
}
