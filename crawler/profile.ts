// Site profile (站点档案): everything the crawler knows of one site, as data. Loaded by the CLI, used by the whole crawler.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Channel } from '../store/schemas/outcome.ts';
import { ConfigError } from './config-error.ts';
import { EntranceProfile } from './entry/entrance-profile.ts';
import { HelpProfile } from './help/help-profile.ts';
import { allowanceIssues, JourneyAllowance } from './journey/allowance.ts';
import { MapProfile } from './map/map-profile.ts';
import { NIGHTLY_NEEDS, NightlyProfile } from './nightly-profile.ts';
import { channelData, channelsOf } from './profile-channels.ts';
import { explainIssues } from './profile-errors.ts';
import {
  App,
  Deadlines,
  Device,
  Ignored,
  ListMethod,
  Pace,
  Permission,
  Read,
  Visits,
} from './profile-parts.ts';
import { ascii, body, host, path, text } from './profile-values.ts';
import { LoginProfile } from './session/login-profile.ts';

const PROFILES = join(dirname(fileURLToPath(import.meta.url)), 'profiles');

const SiteProfile = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, '只用小写字母、数字和连字符'),
    name: text,
    version: text,
    channel: Channel,
    device: Device.optional(),
    app: App.optional(),
    visits: Visits.optional(),
    /** Only the fixture portal may live on this machine. */
    loopback: z.boolean().default(false),
    /** Origin of every stored address. */
    publicOrigin: z.url().regex(/^https?:\/\/[^/]+$/, '应是 http(s)://主机，结尾不带 /'),
    hosts: z.array(host).min(1),
    /** Hosts of scripts and style sheets only. */
    assetHosts: z.array(host).default([]),
    /** Hosts of which nothing but the targets of links is asked for. */
    linkHosts: z.array(host).default([]),
    /** Area code of the site's city (021). */
    region: z
      .string()
      .regex(/^0\d{2,3}$/, '应是区号，如 021')
      .optional(),
    /** Share of failing guides above which a message is a question (待裁定); default 0.5. */
    questionShare: z.number().min(0.05).max(1).optional(),
    entry: path,
    units: z.strictObject({
      codeAttribute: text,
      nameAttribute: text,
      onclick: text,
      references: z.array(text).default([]),
      /** Where the units come from an interface instead of the entry page. */
      api: z.strictObject({ path, rows: text, fields: z.strictObject({ id: text, name: text }) }).optional(),
    }),
    list: z.strictObject({
      method: ListMethod,
      path,
      body,
      variants: z.array(body).min(1),
      pageSize: z.int().min(1).max(500),
      count: text,
      rows: text,
      /** `updated`: when the item was last changed (更新时间), where the list says so. */
      fields: z.strictObject({ id: text, name: text, situation: text, updated: text.optional() }),
    }),
    situations: z.strictObject({
      method: ListMethod,
      path,
      body,
      rows: text,
      fields: z.strictObject({ id: text, name: text, situation: text }),
    }),
    /** Path of a guide page, with {id}. */
    guide: path.refine((p) => p.includes('{id}'), '应含 {id}'),
    /** The service map (政务服务地图), where the site has one. */
    map: MapProfile.optional(),
    reads: z.array(Read),
    ignored: z.array(Ignored).default([]),
    /** What a journey (模拟申报) may do beside reading. */
    journey: JourneyAllowance.optional(),
    pace: Pace,
    deadlines: Deadlines,
    userAgent: z.strictObject({ product: ascii, contact: ascii }),
    /** Nights after which every page is read in full again, though the site calls it unchanged; default 7. */
    fullEvery: z.int().min(1).max(90).optional(),
    robots: z.enum(['respect', 'by-letter', 'none']),
    permission: Permission.nullable(),
    /** How one logs in, where the site is also looked at with a log-in. */
    login: LoginProfile.optional(),
    /** Where citizens enter (办事入口), in all channels. */
    entrances: EntranceProfile.optional(),
    /** Where online help (实时在线客服) is asked, where the letter allows it. */
    help: HelpProfile.optional(),
    /** Which of these a timer's night takes, and how often; none without it. */
    nightly: NightlyProfile.optional(),
  })
  .superRefine((p, context) => {
    const issue = (at: string, message: string) =>
      context.addIssue({ code: 'custom', path: at.split('.'), message });
    if (!p.hosts.includes(new URL(p.publicOrigin).host)) issue('hosts', '应包含 publicOrigin 的主机');
    if (p.loopback && (!/^fixture(?:-|$)/.test(p.id) || !p.publicOrigin.endsWith('.example')))
      issue('loopback', '只有示例站点（fixture、fixture-…）可以设为 true');
    for (const api of ['list', 'situations', 'map'] as const) {
      const { method, path } = p[api] ?? { method: 'GET' };
      if (method !== 'GET' && !p.reads.some((r) => r.method === method && r.path === path))
        issue('reads', `应列出 ${api} 所用的 ${method} ${path}`);
    }
    for (const [walk, need] of Object.entries(NIGHTLY_NEEDS))
      if (p.nightly?.[walk as keyof NightlyProfile] && !p[need])
        issue(`nightly.${walk}`, `须先在站点档案中填写 ${need}`);
    for (const { at, message } of p.journey ? allowanceIssues(p.journey, p.loopback) : []) issue(at, message);
    try {
      new RegExp(p.units.onclick);
    } catch {
      issue('units.onclick', '不是有效的正则表达式');
    }
  });
export type SiteProfile = z.infer<typeof SiteProfile>;

/** Ids of the profiles that come with the product. */
export function profileNames(): string[] {
  return readdirSync(PROFILES)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

/** Checks a profile's data, of its first channel or of another one. @throws ConfigError naming each wrong path and what belongs there. */
export function parseProfile(data: unknown, source: string, channel?: string): SiteProfile {
  const own = channelData(data, channel);
  if (!own)
    throw new ConfigError(
      `站点档案 ${source} 没有渠道“${channel}”。`,
      `该站点的渠道：${channelsOf(data).join('、')}。`,
    );
  const parsed = SiteProfile.safeParse(own);
  if (parsed.success) return parsed.data;
  throw new ConfigError(`站点档案 ${source} 有误：\n${explainIssues(parsed.error.issues, SiteProfile)}`);
}

/** Loads a profile by id (`fixture`) or from a JSON file; its first channel unless another one is named. @throws ConfigError */
export function loadProfile(idOrFile: string, channel?: string): SiteProfile {
  const { data, file } = readProfile(idOrFile);
  return parseProfile(data, file, channel);
}

/** The site in each of its channels, or in those that are named. @throws ConfigError */
export function loadChannels(idOrFile: string, channels?: readonly string[]): SiteProfile[] {
  const { data, file } = readProfile(idOrFile);
  return (channels ?? channelsOf(data)).map((channel) => parseProfile(data, file, channel));
}

function readProfile(idOrFile: string): { data: unknown; file: string } {
  const isFile = /\.json$|[\\/]/.test(idOrFile);
  const known = profileNames();
  if (!isFile && !known.includes(idOrFile))
    throw new ConfigError(
      `没有名为“${idOrFile}”的站点档案。可用的有：${known.join('、')}；也可给出 .json 文件的路径。`,
    );
  const file = isFile ? idOrFile : join(PROFILES, `${idOrFile}.json`);
  let raw: string;
  try {
    raw = readFileSync(file, 'utf8');
  } catch {
    throw new ConfigError(`读不到站点档案 ${file}，请检查路径和权限。`);
  }
  let data: unknown;
  try {
    data = JSON.parse(raw.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ConfigError(`站点档案 ${file} 不是有效的 JSON：${(error as Error).message}`);
  }
  return { data, file };
}

/** The user agent that names us and whom to call. */
export function userAgentOf(profile: SiteProfile, browser = 'Mozilla/5.0'): string {
  return `${browser} ${profile.userAgent.product} (+${profile.userAgent.contact})`;
}
