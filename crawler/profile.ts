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
import { channelData, channelsOf } from './profile-channels.ts';
import { explainIssues } from './profile-errors.ts';
import { LoginProfile } from './session/login-profile.ts';

const PROFILES = join(dirname(fileURLToPath(import.meta.url)), 'profiles');

const text = z.string().min(1);
const ascii = z.string().regex(/^[\x21-\x7e]+$/, '只能用英文字母、数字和符号，不含空格（要写入请求头）');
const path = z.string().regex(/^\/\S*$/, '应是以 / 开头的路径');
const host = z.string().regex(/^[a-z0-9.-]+(:\d+)?$/, '应是小写主机名，可带端口，不带 http://');
const clock = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, '应是 HH:MM');
const day = z.iso.date();
const name = z.string().regex(/^[A-Za-z_$][\w$]*$/, '应是脚本中的名称');
const milliseconds = z.int().min(10).max(600_000);
/** Body of a request; values may hold {page} {pageSize} {unit} {item}. */
const body = z.record(z.string(), z.string());

const ListMethod = z.enum(['GET', 'POST']);

/** A request other than GET that only reads: anything beside these is refused. */
const Read = z.strictObject({ method: z.enum(['POST', 'PUT']), path, keys: z.array(text) });

/** A request known to carry no content (statistics): refused without making a page incomplete. */
const Ignored = z.strictObject({ host: host.optional(), path: text.optional() });

/** Written letter of the site's owner (许可函). */
export const Permission = z.strictObject({
  letter: text,
  issuer: text,
  from: day,
  to: day,
  hosts: z.array(host).min(1),
  hours: z.array(z.strictObject({ from: clock, to: clock })).min(1),
  contact: text,
  /** The letter's own words that exempt us from robots.txt; without them `by-letter` obeys it all the same. */
  robots: text.optional(),
  /** The letter's own words that allow to look with a log-in; without them nobody is logged in. */
  login: text.optional(),
  /** The letter's own words that allow to ask the online help; without them nobody is asked. */
  help: text.optional(),
});

/** The device as which the browser shows itself (手机); without one it is a desk computer. */
const Device = z.strictObject({
  viewport: z.strictObject({ width: z.int().min(200).max(4000), height: z.int().min(200).max(4000) }),
  /** Device pixels a CSS pixel. */
  scale: z.number().min(1).max(4),
  mobile: z.boolean(),
  touch: z.boolean(),
  /** First part of the user agent; {version} stands for the browser's own. */
  userAgent: z.string().regex(/^[\x20-\x7e]+$/, '只能用英文字母、数字和符号'),
});

/** Which pages of the phone are visited in a run (手机页面走查), beside the entry page. */
const Visits = z.strictObject({
  /** Guide pages, the most different ones. */
  guides: z.int().min(0).max(100).default(3),
  /** Seconds after which no further page is begun. */
  seconds: z.int().min(1).max(3600).default(15),
  /** Controls that are tapped at most on the first page of each kind, beside the other tries; 0: pages are only measured. */
  taps: z.int().min(0).max(30).default(0),
  /** Further pages: address, and what is tapped on the way (CSS selectors, read-only as everything). */
  pages: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]+$/, '只用小写字母、数字和连字符'),
        name: text,
        family: z.enum(['home', 'list']).default('list'),
        path,
        taps: z.array(text).default([]),
      }),
    )
    .default([]),
});

const SiteProfile = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, '只用小写字母、数字和连字符'),
    name: text,
    version: text,
    channel: Channel,
    device: Device.optional(),
    /** What pages of an app's container ask of it, and the paths of its interfaces that answer JSON. */
    app: z
      .strictObject({
        bridges: z.array(text),
        interfaces: z.array(path),
        /** Bridge → method → constant answer: a harmless stand-in, for pages that ask for the app and need nothing of it. */
        stub: z
          .record(name, z.record(name, z.union([z.string(), z.number(), z.boolean(), z.null()])))
          .optional(),
      })
      .optional(),
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
    pace: z.strictObject({
      perSecond: z.number().positive().max(1000),
      concurrency: z.int().min(1).max(8),
      /** Requests (documents and data) that a host gets in one night; default: no limit. */
      perNight: z.int().min(1).optional(),
      /** What a host sends us in a second at most, static files included; without it there is no ceiling. */
      kilobytesPerSecond: z.number().min(10).max(1_000_000).optional(),
      /** Monday to Friday; without it a real site is asked at half its pace from 08:30 to 17:30. */
      office: z
        .strictObject({ from: clock, to: clock, perSecond: z.number().positive().max(1000) })
        .refine(({ from, to }) => from < to, 'from 应早于 to')
        .optional(),
    }),
    /** Milliseconds: one request, opening a page, waiting for its quiet, one click, all panels, the whole page. */
    deadlines: z.strictObject({
      request: milliseconds,
      open: milliseconds,
      quiet: milliseconds,
      click: milliseconds,
      panels: milliseconds,
      page: milliseconds,
    }),
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
