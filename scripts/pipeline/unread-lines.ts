// Why pages of a channel were not read, and what to do: one line for each cause. Called by collect-channels.ts.
import type { RunRecord, Store } from '../../store/index.ts';
import type { Channel, UnobservedReason } from '../../store/schemas/outcome.ts';

const LOOK = '请用 guide-audit doctor 网址 查看其中一页';
const REMEDIES: Partial<Record<UnobservedReason, string>> = {
  timeout: `${LOOK}，网站恢复后重新采集`,
  blocked: '请与网站管理单位联系，放行后重新采集',
  budget: '下一夜最先读取；如需加快，请在许可范围内调高站点档案的 pace.perNight',
  'logged-out': '需要登录的内容不采集，请由人查看',
  'app-only': '请由人在 App 中查看',
  'no-guide': LOOK,
  'extractor-suspect': LOOK,
};
const MOST_CAUSES = 6;

/** A cause without what only one page says (its title, its address), so that like pages stand together. */
const cause = (detail: string): string =>
  detail
    .replace(/（(?:标题|页面标题|[\w.-]+\/).*?）/gu, '')
    .replace(/[。.]\s*请.*$/su, '')
    .trim();

/** Chinese lines, the most frequent cause first; none where everything was read. Nothing of these pages is judged. */
export function unreadLines(
  store: Pick<Store, 'captures' | 'guides'>,
  run: RunRecord,
  channel: Channel,
): string[] {
  const causes = new Map<string, { reason: UnobservedReason; text: string; urls: Set<string> }>();
  for (const { item, channel: of, problem, problemDetail, url } of store.captures.ofRun(run.id)) {
    if (!problem || of !== channel || store.guides.get(run.id, item, channel)) continue;
    const text = cause(problemDetail ?? '');
    const key = `${problem} ${text}`;
    const known = causes.get(key) ?? { reason: problem, text, urls: new Set<string>() };
    known.urls.add(url);
    causes.set(key, known);
  }
  const all = [...causes.values()].sort((a, b) => b.urls.size - a.urls.size);
  const told = all.slice(0, MOST_CAUSES).map(({ reason, text, urls }) => {
    const remedy = REMEDIES[reason] ? `；${REMEDIES[reason]}` : '';
    return `${urls.size} 页没有读到：${text}，如 ${[...urls][0]}${remedy}。这些页面不作判断，其余照常。`;
  });
  const left = all.slice(MOST_CAUSES).reduce((n, { urls }) => n + urls.size, 0);
  return left > 0 ? [...told, `另有 ${left} 页因其他原因没有读到。`] : told;
}
