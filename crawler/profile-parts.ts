// Parts of a site profile (站点档案): its letter, its device, its pace, what may be asked for. Put together by profile.ts.
import { z } from 'zod';
import { clock, day, host, milliseconds, name, path, text } from './profile-values.ts';
import { NETWORKS } from './visit/networks.ts';

export const ListMethod = z.enum(['GET', 'POST']);

/** A request other than GET that only reads: anything beside these is refused. */
export const Read = z.strictObject({ method: z.enum(['POST', 'PUT']), path, keys: z.array(text) });

/** A request known to carry no content (statistics): refused without making a page incomplete. */
export const Ignored = z.strictObject({ host: host.optional(), path: text.optional() });

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
export const Device = z.strictObject({
  viewport: z.strictObject({ width: z.int().min(200).max(4000), height: z.int().min(200).max(4000) }),
  /** Device pixels a CSS pixel. */
  scale: z.number().min(1).max(4),
  mobile: z.boolean(),
  touch: z.boolean(),
  /** First part of the user agent; {version} stands for the browser's own. */
  userAgent: z.string().regex(/^[\x20-\x7e]+$/, '只能用英文字母、数字和符号'),
});

/** Which pages of the phone are visited in a run (手机页面走查), beside the entry page. */
export const Visits = z.strictObject({
  /** Guide pages, the most different ones. */
  guides: z.int().min(0).max(100).default(3),
  /** Seconds after which no further page is begun. */
  seconds: z.int().min(1).max(3600).default(15),
  /** Controls that are tapped at most on the first page of each kind, beside the other tries; 0: pages are only measured. */
  taps: z.int().min(0).max(30).default(0),
  /** A slow network on which the first page of each kind is opened again, several times; without it none is: it multiplies what a portal is asked. */
  network: z.enum(NETWORKS.map(({ id }) => id)).optional(),
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

/** What pages of an app's container ask of it, and the paths of its interfaces that answer JSON. */
export const App = z.strictObject({
  bridges: z.array(text),
  interfaces: z.array(path),
  /** Bridge → method → constant answer: a harmless stand-in, for pages that ask for the app and need nothing of it. */
  stub: z.record(name, z.record(name, z.union([z.string(), z.number(), z.boolean(), z.null()]))).optional(),
});

export const Pace = z.strictObject({
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
});

/** Milliseconds: one request, opening a page, waiting for its quiet, one click, all panels, the whole page. */
export const Deadlines = z.strictObject({
  request: milliseconds,
  open: milliseconds,
  quiet: milliseconds,
  click: milliseconds,
  panels: milliseconds,
  page: milliseconds,
});
