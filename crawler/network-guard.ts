// Network guard: which request may leave. Pure decisions; applied by guarded-context.ts, guard-proxy.ts and http.ts.
import { hostKind } from './address-guard.ts';
import { ConfigError } from './config-error.ts';
import type { SiteProfile } from './profile.ts';

export interface GuardedRequest {
  url: string;
  method: string;
  /** Playwright's resource type; `document` for plain requests. */
  type: string;
  body?: string | null;
  contentType?: string | null;
}

export type RefusalCode =
  | 'scheme'
  | 'credentials'
  | 'address'
  | 'host'
  | 'read-only'
  | 'body'
  | 'channel'
  | 'popup'
  | 'navigation'
  | 'robots'
  | 'effect';

export type Decision = { allow: true } | { allow: false; code: RefusalCode; detail: string };

/** What one crawl may reach. Made by `guardRules`. */
export interface GuardRules {
  /** Hosts with port where not the default; null: any public host (one page asked for by a person). */
  hosts: ReadonlySet<string> | null;
  assetHosts: ReadonlySet<string>;
  reads: readonly AllowedRequest[];
  ignored: readonly { host?: string | undefined; path?: string | undefined }[];
  /** Hosts of the fixture portal and where it really listens: the only way to this machine. */
  own: ReadonlyMap<string, { address: string; port: number; tls: boolean }>;
  /** In a journey: why an address changes something although it is only asked for (Chinese), or null. */
  effect?: ((url: URL) => string | null) | undefined;
  /** A person sits at the browser (log-in): any method may pass to the listed hosts. */
  byPerson?: boolean | undefined;
}

/** A request beside GET. `keys` of its body; null: any, and `*` in its path stands for one part (a journey in the sandbox). */
export interface AllowedRequest {
  method: string;
  path: string;
  keys: readonly string[] | null;
}

const ASSETS = new Set(['script', 'stylesheet', 'image', 'font']);
/** Kinds of traffic that carry nothing a person reads, and that a GET filter would not stop. */
const CHANNELS: Record<string, string> = {
  ping: '信标',
  websocket: 'WebSocket',
  eventsource: '事件流',
  cspreport: 'CSP 报告',
};

const refuse = (code: RefusalCode, detail: string): Decision => ({ allow: false, code, detail });

/** Rules of a profile; `origin` is where a loopback profile's portal really listens. @throws ConfigError when that is not this machine */
export function guardRules(profile: SiteProfile, origin?: string): GuardRules {
  const own = new Map<string, { address: string; port: number; tls: boolean }>();
  const hosts = new Set(profile.hosts);
  if (profile.loopback && origin) {
    const { hostname, host, port, protocol } = new URL(origin);
    const tls = protocol === 'https:';
    if (hostKind(hostname) !== 'loopback')
      throw new ConfigError(`站点“${profile.name}”只能位于本机，不能是 ${origin}。`);
    const target = {
      address: hostname === 'localhost' ? '127.0.0.1' : hostname.replace(/^\[|\]$/g, ''),
      port: Number(port || (tls ? 443 : 80)),
      tls,
    };
    for (const name of [host, new URL(profile.publicOrigin).host]) {
      own.set(name, target);
      hosts.add(name);
    }
  }
  return {
    hosts,
    assetHosts: new Set(profile.assetHosts),
    reads: profile.reads,
    ignored: profile.ignored,
    own,
  };
}

/** Keys of a form or JSON body; undefined when it cannot be read. */
export function bodyKeys(body: string, contentType: string | null | undefined): string[] | undefined {
  if (contentType?.includes('json')) {
    try {
      const value: unknown = JSON.parse(body);
      return value && typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : undefined;
    } catch {
      return undefined;
    }
  }
  if (contentType && !contentType.includes('x-www-form-urlencoded')) return undefined;
  return [...new URLSearchParams(body).keys()];
}

const matches = ({ path, keys }: AllowedRequest, actual: string): boolean => {
  if (keys !== null) return path === actual;
  const [parts, own] = [path.split('/'), actual.split('/')];
  return parts.length === own.length && parts.every((part, i) => part === own[i] || (part === '*' && own[i]));
};

const listed = (url: URL, method: string, rules: GuardRules): AllowedRequest | undefined =>
  rules.reads.find((read) => read.method === method && matches(read, url.pathname));

/** Whether method and path (body left aside) are on the profile's list of reads. */
export const isListedRead = (url: URL, method: string, rules: GuardRules): boolean =>
  listed(url, method, rules) !== undefined;

function decideBody(request: GuardedRequest, url: URL, known: readonly string[]): Decision {
  const keys = bodyKeys(request.body ?? '', request.contentType);
  if (!keys) return refuse('body', `${request.method} ${url.pathname} 的请求体不是表单或 JSON`);
  const unknown = keys.filter((key) => !known.includes(key));
  return unknown.length === 0
    ? { allow: true }
    : refuse(
        'body',
        `${request.method} ${url.pathname} 带有只读清单之外的参数：${unknown.slice(0, 5).join('、')}`,
      );
}

/** Decides on one request. The resolved address is judged again at the connection (connect.ts). */
export function decide(request: GuardedRequest, rules: GuardRules): Decision {
  if (!URL.canParse(request.url)) return refuse('scheme', '不是有效的网址');
  const url = new URL(request.url);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return refuse('scheme', `不允许 ${url.protocol} 网址，只允许 http 和 https`);
  if (url.username || url.password) return refuse('credentials', '网址中带有用户名或密码');
  const channel = CHANNELS[request.type];
  if (channel) return refuse('channel', `${channel}不允许发送`);
  const kind = hostKind(url.hostname);
  if (kind !== 'public' && kind !== 'not-an-address' && !rules.own.has(url.host))
    return refuse('address', `${url.host} 是内部地址（${kind}），不允许访问`);
  const known = rules.hosts === null || rules.hosts.has(url.host);
  if (!known && !(ASSETS.has(request.type) && rules.assetHosts.has(url.host)))
    return refuse('host', `主机 ${url.host} 不在站点档案的 hosts 之内`);
  if (request.method === 'GET' || request.method === 'HEAD') {
    const effect = rules.effect?.(url);
    return effect ? refuse('effect', effect) : { allow: true };
  }
  const read = known && listed(url, request.method, rules);
  if (!read) return refuse('read-only', `${request.method} ${url.pathname} 不在只读清单（reads）之内`);
  return read.keys ? decideBody(request, url, read.keys) : { allow: true };
}

/** Whether a refused request is known to carry no content, so that the page is still complete without it. */
export function isIgnored(request: Pick<GuardedRequest, 'url' | 'type'>, rules: GuardRules): boolean {
  if (
    request.type in CHANNELS ||
    request.type === 'image' ||
    request.type === 'font' ||
    request.type === 'media'
  )
    return true;
  if (!URL.canParse(request.url)) return true;
  const url = new URL(request.url);
  return rules.ignored.some(
    (entry) =>
      (!entry.host || entry.host === url.host) && (!entry.path || url.pathname.startsWith(entry.path)),
  );
}
