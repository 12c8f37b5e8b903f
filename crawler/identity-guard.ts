// Identity guard: is this the page that was asked for? Pure; called by capture.ts before anything is read from a page.
import type { UnobservedReason } from '../store/schemas/outcome.ts';

export interface Arrival {
  /** The address asked for, and the one that answered. */
  url: string;
  finalUrl: string;
  status: number | null;
  title: string;
  /** What a person sees. */
  text: string;
  /** Interfaces that gave no data, and bridges of an app that are missing (app-signs.ts). */
  notData?: readonly string[];
  missingBridges?: readonly string[];
}

export interface Mistaken {
  reason: UnobservedReason;
  /** Chinese. */
  detail: string;
}

/** Below this a page cannot be a guide: an error page or a shell that scripts did not fill. */
const SHELL_CHARACTERS = 30;
/** A wall says one thing; a guide that mentions the same words is far longer. */
const WALL_CHARACTERS = 600;

interface Sign {
  reason: UnobservedReason;
  detail: string;
  pattern: RegExp;
}

/** Signs in the final address. */
const ADDRESS_SIGNS: Sign[] = [
  {
    reason: 'logged-out',
    detail: '被转到登录页面',
    pattern:
      /\/(uc\/)?(login|signin|passport|sso|cas|oauth2?|tsoauth)\b|[/.]login\.(jsp|do|html?)|\/uc\/naturalUser\//i,
  },
  {
    reason: 'blocked',
    detail: '被转到验证页面',
    pattern: /captcha|verify(code|page)|antibot|challenge|\/waf\b/i,
  },
  { reason: 'no-guide', detail: '被转到出错页面', pattern: /\/(error|404|notfound|not-found)(\.\w+)?$/i },
];

/** Signs in title and text of a short page. */
const TEXT_SIGNS: Sign[] = [
  {
    reason: 'app-only',
    detail: '页面要求在 App 中打开',
    pattern:
      /(请|仅|只)(能|可|限)?(在|到|去|用|使用|通过|前往|下载|打开).{0,16}(app|客户端|小程序).{0,8}(打开|查看|访问|使用|办理|浏览)/i,
  },
  {
    reason: 'blocked',
    detail: '要求输入验证码或滑动验证',
    pattern:
      /滑块|滑动验证|拖动.{0,6}(滑块|拼图)|安全验证|人机验证|请完成.{0,6}验证|请输入.{0,4}验证码.{0,20}(继续|访问)|captcha/i,
  },
  {
    reason: 'blocked',
    detail: '被防火墙拦截',
    pattern:
      /防火墙|拦截|访问被(拒绝|阻止|限制)|禁止访问|非法请求|恶意(访问|请求)|访问(过于)?频繁|请求过于频繁|Access Denied|Forbidden|Request (was )?(blocked|rejected)|Web Application Firewall/i,
  },
  {
    reason: 'timeout',
    detail: '网站正在维护',
    pattern:
      /系统(维护|升级|割接)|维护中|升级维护|暂停服务|服务暂停|停机|Service Unavailable|under maintenance/i,
  },
  {
    reason: 'timeout',
    detail: '网站报告出错',
    pattern:
      /系统(繁忙|异常|错误|出错)|服务器(繁忙|内部错误|错误|异常)|网络(繁忙|异常)|请稍后(再试|重试)|Internal Server Error|Bad Gateway|Gateway Time-?out/i,
  },
  {
    reason: 'logged-out',
    detail: '显示的是登录页面',
    pattern: /(请(先)?登录|用户登录|账号登录|扫码登录|统一身份认证|登录(后|方可)).{0,200}|(密码|短信)登录/,
  },
  {
    reason: 'no-guide',
    detail: '页面称事项不存在或已取消',
    pattern:
      /(事项|页面|指南|内容|信息|资源).{0,8}(不存在|已(被)?(删除|取消|下线|下架|停用|失效)|找不到|未找到|无法找到)|(不存在|已下线|已取消).{0,6}(事项|页面|指南)|404|Not Found/i,
  },
];

/** Detail of a page whose scripts drew nothing and left no other sign. */
export const EMPTY_SHELL = '页面没有内容（脚本未能填入）';

/** Words of which a guide shows several; a home page or an error page does not. */
const GUIDE_SIGNS = [
  '办理',
  '材料',
  '受理',
  '条件',
  '流程',
  '时限',
  '依据',
  '咨询',
  '投诉',
  '地点',
  '窗口',
  '收费',
  '事项',
  '跑动',
  '现场',
];

const STATUS: [min: number, max: number, reason: UnobservedReason, detail: string][] = [
  [401, 401, 'logged-out', '网站要求登录'],
  [404, 404, 'no-guide', '网站称没有这个页面'],
  [410, 410, 'no-guide', '网站称这个页面已删除'],
  [408, 408, 'timeout', '网站称请求超时'],
  [429, 429, 'blocked', '网站称访问过于频繁'],
  [400, 499, 'blocked', '网站拒绝访问'],
  [500, 599, 'timeout', '网站出错'],
];

/** True for the path of a site's entry page. */
export const isHome = (path: string): boolean =>
  /^\/?$|^(\/\w+)?\/(index|home|main|default)(\.\w+)?$/i.test(path);

/** Why the address that answered cannot be the page asked for, or null. */
export function mistakenAddress(url: string, finalUrl: string): Mistaken | null {
  if (!URL.canParse(url) || !URL.canParse(finalUrl)) return null;
  const [asked, came] = [new URL(url), new URL(finalUrl)];
  if (asked.host === came.host && asked.pathname === came.pathname) return null;
  const sign = ADDRESS_SIGNS.find(({ pattern }) => pattern.test(came.host + came.pathname));
  if (sign) return { reason: sign.reason, detail: `${sign.detail}（${came.host}${came.pathname}）` };
  if (isHome(came.pathname) && !isHome(asked.pathname))
    return { reason: 'no-guide', detail: '被转到首页，事项可能已删除' };
  return null;
}

/** What address and status alone tell, before anything is read of the page. */
export function mistakenAnswer({
  url,
  finalUrl,
  status,
}: Pick<Arrival, 'url' | 'finalUrl' | 'status'>): Mistaken | null {
  const elsewhere = mistakenAddress(url, finalUrl);
  if (elsewhere) return elsewhere;
  const bad = STATUS.find(([min, max]) => status !== null && status >= min && status <= max);
  return bad ? { reason: bad[2], detail: `${bad[3]}（状态码 ${status}）` } : null;
}

const guideWordsOf = (seen: string): number => GUIDE_SIGNS.filter((word) => seen.includes(word)).length;

/** Whether scripts may still have to fill the page: it shows neither a guide nor anything else that is known. */
export function looksUnfilled(text: string): boolean {
  const seen = text.replace(/\s+/g, '');
  return (
    seen.length < WALL_CHARACTERS &&
    guideWordsOf(seen) < 2 &&
    !TEXT_SIGNS.some(({ pattern }) => pattern.test(text))
  );
}

/** Share of characters that could not be decoded above which a page is garbled. */
const GARBLED = 0.05;

/** Why this is not the page asked for, or null when it is. */
export function mistakenIdentity(arrival: Arrival): Mistaken | null {
  const { title, text } = arrival;
  const answer = mistakenAnswer(arrival);
  if (answer) return answer;
  const undecoded = text.split('\uFFFD').length - 1;
  if (undecoded > text.length * GARBLED)
    return { reason: 'extractor-suspect', detail: '页面文字的编码与声明的不符，无法辨认' };
  const seen = text.replace(/\s+/g, '');
  if (seen.length < WALL_CHARACTERS) {
    const both = `${title} ${text}`;
    const guideWords = guideWordsOf(seen);
    const sign = guideWords < 4 ? TEXT_SIGNS.find(({ pattern }) => pattern.test(both)) : undefined;
    if (sign)
      return (
        (sign.reason === 'timeout' && withoutData(arrival)) || { reason: sign.reason, detail: sign.detail }
      );
  }
  if (seen.length < SHELL_CHARACTERS) return emptyShell(arrival);
  return null;
}

const withoutData = ({ notData = [] }: Arrival): Mistaken | null =>
  notData[0] ? { reason: 'timeout', detail: `接口 ${notData[0]} 回应的是网页，不是数据` } : null;

/** Why scripts drew nothing, as far as they tell. */
function emptyShell(arrival: Arrival): Mistaken {
  const [bridge] = arrival.missingBridges ?? [];
  if (bridge) return { reason: 'app-only', detail: `页面须由 App 提供 ${bridge}，浏览器中无法显示` };
  return withoutData(arrival) ?? { reason: 'timeout', detail: EMPTY_SHELL };
}
