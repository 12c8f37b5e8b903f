// What a page is: a guide, a list, a log-in page, a wall, an empty shell … Pure; called by examine-url.ts and examine-html.ts.
import type { Snapshot, SnapshotNode } from '../../store/schemas/snapshot.ts';
import { EMPTY_SHELL, isHome, type Mistaken } from '../identity-guard.ts';
import { type Place, placesOf } from '../tree-text.ts';

export const PAGE_KINDS = {
  guide: '办事指南',
  list: '清单或目录页',
  login: '登录页面',
  wall: '拦截或验证页面',
  shell: '空壳页面（没有内容）',
  'app-only': '只能在 App 中打开的页面',
  gone: '不存在或已取消的页面',
  error: '出错或维护页面',
  other: '其他页面',
} as const;
export type PageKind = keyof typeof PAGE_KINDS;

export interface PageVerdict {
  kind: PageKind;
  /** Chinese: what says so. */
  because: string;
}

/** A list has at least so many entries, and they are most of its text. */
const FEWEST_ENTRIES = 8;
const ENTRY_SHARE = 0.5;

/** A field for a password that a person sees. */
export const asksPassword = (node: SnapshotNode): boolean =>
  !node.hidden &&
  ((node.tag === 'input' && node.attrs?.type?.toLowerCase() === 'password') ||
    node.children.some((child) => typeof child !== 'string' && asksPassword(child)));

function entriesOf(place: Place): Place[] {
  const { tag, attrs } = place.node;
  const clickable = tag === 'a' || attrs?.onclick !== undefined || attrs?.['data-act'] !== undefined;
  if (clickable && place.text.length >= 3 && place.text.length <= 60 && /\p{Script=Han}/u.test(place.text))
    return [place];
  return place.kids.flatMap(entriesOf);
}

/** Number of entries where they are most of the page, else 0. */
export function listEntries(snapshot: Snapshot): number {
  const root = placesOf(snapshot.root);
  if (!root) return 0;
  const entries = entriesOf(root);
  const length = entries.reduce((sum, { text }) => sum + text.length, 0);
  return entries.length >= FEWEST_ENTRIES && length >= root.text.length * ENTRY_SHARE ? entries.length : 0;
}

const OF_PROBLEM: Partial<Record<Mistaken['reason'], PageKind>> = {
  'logged-out': 'login',
  blocked: 'wall',
  'app-only': 'app-only',
  'no-guide': 'gone',
  timeout: 'error',
};

/**
 * The verdict on a page that answered. `problem`: the identity guard's. `captions`: of a guide, when it is none, too few;
 * null: it is a guide. `listed`: the page asked the portal's list for its rows.
 */
export function pageVerdict(o: {
  url: string;
  problem: Mistaken | null;
  snapshot: Snapshot | null;
  captions: readonly string[] | null;
  listed: boolean;
}): PageVerdict {
  const { problem, snapshot, captions } = o;
  if (problem?.detail === EMPTY_SHELL || (!problem && !snapshot))
    return { kind: 'shell', because: EMPTY_SHELL };
  if (problem) return { kind: OF_PROBLEM[problem.reason] ?? 'other', because: problem.detail };
  if (captions === null) return { kind: 'guide', because: '认出了办事指南的栏目名称' };
  if (asksPassword(snapshot!.root)) return { kind: 'login', because: '页面上有密码输入框' };
  if (o.listed) return { kind: 'list', because: '页面向事项清单接口取了数据' };
  const entries = listEntries(snapshot!);
  if (entries > 0) return { kind: 'list', because: `页面主要由 ${entries} 个可点的条目组成` };
  if (URL.canParse(o.url) && isHome(new URL(o.url).pathname))
    return { kind: 'list', because: '地址是站点的首页' };
  return {
    kind: 'other',
    because:
      captions.length > 0
        ? `只认出 ${captions.join('、')}，不足以认作办事指南`
        : '没有认出任何办事指南的栏目名称',
  };
}
