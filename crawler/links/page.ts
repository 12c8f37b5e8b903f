// Reads what a linked page says of itself: text, places for fragments, signs of a log-in or an error. Pure. Called by ask.ts, signs used by probe.ts.
import { Parser } from 'htmlparser2';

export interface LinkedPage {
  title: string;
  /** What a person may read, in one line, cut. */
  text: string;
  /** Ids and names to which a fragment can lead. */
  anchors: ReadonlySet<string>;
  /** Scripts may add to the page what is not there yet. */
  hasScripts: boolean;
  hasPassword: boolean;
  /** Where the page sends its reader by itself, at once. */
  refresh: string | null;
}

const LONGEST_TEXT = 4000;
const MOST_ANCHORS = 5000;
/** Seconds after which a page still counts as leading elsewhere by itself. */
const AT_ONCE = 5;

const REFRESH = /^\s*(\d+)(?:\.\d+)?\s*[;,]\s*url\s*=\s*['"]?\s*([^'"]+?)\s*['"]?\s*$/i;

/** What no person reads on the page. */
const UNREAD = new Set(['title', 'script', 'style', 'noscript', 'template']);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Read as a stream of tags, without a tree, which no sign needs: half the time. */
export function readLinkedPage(html: string): LinkedPage {
  const anchors = new Set<string>();
  let [title, text] = ['', ''];
  let [hasScripts, hasPassword] = [false, false];
  let refresh: string | null = null;
  /** Open elements that nobody reads; titles so far. */
  let [unread, titles] = [0, 0];
  let inTitle = false;
  const parser = new Parser(
    {
      onopentag(name, attribs) {
        if (UNREAD.has(name)) unread++;
        if (name === 'title') inTitle = ++titles === 1;
        if (name === 'script') hasScripts = true;
        if (name === 'input' && /^password$/i.test(attribs.type ?? '')) hasPassword = true;
        if (name === 'meta' && /^refresh$/i.test(attribs['http-equiv'] ?? '')) {
          const found = REFRESH.exec(attribs.content ?? '');
          if (found && Number(found[1]) <= AT_ONCE) refresh ??= found[2]!;
        }
        if (anchors.size >= MOST_ANCHORS) return;
        if (attribs.id) anchors.add(attribs.id);
        if (name === 'a' && attribs.name) anchors.add(attribs.name);
      },
      ontext(data) {
        if (inTitle) title += data;
        if (unread > 0 || text.length >= LONGEST_TEXT) return;
        text += data;
        if (text.length >= LONGEST_TEXT) text = text.replace(/\s+/g, ' ');
      },
      onclosetag(name) {
        if (UNREAD.has(name)) unread--;
        if (name === 'title') inTitle = false;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return {
    ...{ title: oneLine(title), text: oneLine(text).slice(0, LONGEST_TEXT) },
    ...{ anchors, hasScripts, hasPassword, refresh },
  };
}

/** A page that says one thing; a page of content that mentions the same words is far longer. */
const SHORT_TEXT = 600;
/** Below this a page says nothing: scripts fill it. */
const SHELL_TEXT = 20;

const THING = '(?:页面|网页|文件|附件|内容|信息|资源|栏目|文章|链接|网址|地址|事项|指南)';
const LOST =
  '(?:不存在|不见了|走丢了?|(?:可能)?已(?:经)?(?:被)?(?:删除|移除|移走|下线|下架|失效|过期|关闭)|找不到|未找到|无法找到|没有找到|无法访问)';
const ERROR_TEXT = new RegExp(
  `${THING}.{0,8}${LOST}|(?:找不到|未找到|无法找到|没有找到|不存在)(?:您|你|的|要|所|请求|访问|浏览|查看|这个|该|此)*${THING}|(?<!\\d)404\\s*(?:not found|错误|页面|error|-)|(?:错误|error|http|status)\\s*[:：]?\\s*404(?!\\d)|\\b(?:page|file|resource)\\b.{0,20}\\b(?:not found|not exist|unavailable)\\b`,
  'iu',
);
const ERROR_TITLE = new RegExp(
  `^\\W*(?:(?:http|error|错误)?\\s*404\\s*(?:not found|错误|页面|error)?|not found|page not found|抱歉[，,]?${THING}.{0,4}${LOST}|${THING}.{0,2}${LOST}|出错(?:了|页)?|错误(?:页|页面|提示))\\W*$`,
  'iu',
);

/** `named`: the page calls itself an error. `worded`: it is short and says so in its text. */
export function errorSign({ title, text }: LinkedPage): 'named' | 'worded' | null {
  if (text.length >= SHORT_TEXT) return null;
  if (ERROR_TITLE.test(title)) return 'named';
  return ERROR_TEXT.test(text) || ERROR_TEXT.test(title) ? 'worded' : null;
}

/** Worth a comparison with what the host says of an address that cannot exist. */
export const isShort = ({ text }: LinkedPage): boolean =>
  text.length >= SHELL_TEXT && text.length < SHORT_TEXT;

const LOGIN_TEXT = /用户登录|账号登录|请(?:您)?(?:先)?登录|扫码登录|统一身份认证|统一认证登录/u;

/** A page whose only purpose is to log in. */
export const isLogin = ({ title, text, hasPassword }: LinkedPage): boolean =>
  text.length < SHORT_TEXT && (hasPassword || LOGIN_TEXT.test(title)) && LOGIN_TEXT.test(`${title} ${text}`);

/** The words of a page without what changes from address to address. */
const settled = (page: LinkedPage): string =>
  `${page.title} ${page.text}`
    .replace(/[\w./:%?=&#-]{6,}|\d+/g, '')
    .replace(/\s+/g, '')
    .toLowerCase();

export const saysTheSame = (a: LinkedPage, b: LinkedPage): boolean =>
  settled(a).length >= SHELL_TEXT / 2 && settled(a) === settled(b);
