// Channels (渠道) of one site: a site's profile describes its first channel, and under `channels` what is different in another one.
// Pure; called by profile.ts.

type Data = Record<string, unknown>;

const isObject = (value: unknown): value is Data =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Names of the channels that a profile describes, its own one first. */
export function channelsOf(data: unknown): string[] {
  if (!isObject(data)) return [];
  const others = isObject(data.channels) ? Object.keys(data.channels) : [];
  return [String(data.channel), ...others];
}

/**
 * The data of one channel: the site's, with the channel's own keys in their place. Inside an object only the keys that the
 * channel names are replaced (`units.api` leaves `units.references` alone); null takes one away. Undefined for an unknown channel.
 */
export function channelData(data: unknown, channel?: string): unknown {
  if (!isObject(data)) return data;
  const { channels, ...site } = data;
  if (channel === undefined || channel === site.channel) return site;
  const own = isObject(channels) ? channels[channel] : undefined;
  if (!isObject(own)) return undefined;
  const merged: Data = { ...site, channel };
  for (const [key, value] of Object.entries(own)) {
    const before = merged[key];
    if (value === null && key !== 'permission') delete merged[key];
    else merged[key] = isObject(value) && isObject(before) ? { ...before, ...value } : value;
  }
  return merged;
}
