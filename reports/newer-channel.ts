// Which channel of an item was changed last (各渠道的更新时间), where their lists give dates. Called by the table of differences; a hint, never a judgement.
import type { ChannelList } from '../store/schemas/channel-list.ts';
import type { Channel } from '../store/schemas/outcome.ts';
import { itemId } from '../store/schemas/unit.ts';
import { CHANNEL_NAMES } from './labels.ts';

const WRITTEN =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]*(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?)?/u;

/** A written day or time in a form that sorts; undefined where it is none. Of a day alone no hour is known. */
export function sortable(text: string): string | undefined {
  const [, year, month, day, hour, minute, second = '00'] = WRITTEN.exec(text.trim()) ?? [];
  if (!year) return undefined;
  const two = (part: string | undefined) => part!.padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  return hour ? `${date} ${two(hour)}:${minute}:${second}` : date;
}

export class UpdateTimes {
  readonly #times = new Map<string, string>();

  constructor(site: string, lists: Iterable<ChannelList>) {
    for (const { channel, items } of lists)
      for (const { portalId, updated } of items) {
        const time = updated && sortable(updated);
        if (time) this.#times.set(`${channel} ${itemId(site, portalId)}`, time);
      }
  }

  /** A Chinese sentence; empty where fewer than two of the channels give a date, or all the same. */
  sentence(item: string, channels: readonly Channel[]): string {
    const [row = item] = item.split('#');
    const known = channels.flatMap((channel) => {
      const time = this.#times.get(`${channel} ${row}`);
      return time ? [{ channel, time }] : [];
    });
    if (known.length < 2) return '';
    // Days are compared where one of them gives no hour.
    const length = Math.min(...known.map(({ time }) => time.length));
    const latest = known
      .map(({ time }) => time.slice(0, length))
      .sort()
      .at(-1)!;
    const newest = known.filter(({ time }) => time.slice(0, length) === latest);
    if (newest.length === known.length) return '';
    const told = known.map(({ channel, time }) => `${CHANNEL_NAMES[channel]}${time}`).join('，');
    const names = newest.map(({ channel }) => CHANNEL_NAMES[channel]).join('、');
    return `清单所写更新时间：${told}；${names}较新，请先核对较早的一方。`;
  }
}
