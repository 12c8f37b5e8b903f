// What the picture of a door shows: it is taken last, after the page was opened again. Pure; called by page.ts.
import type { DoorRow } from './door-row.ts';

const MASKED = '（个人信息和图片已遮盖）';

/** `第3次重新打开后的页面：“网上申报”…`; of a session that dropped, whether the page that asked to log in is in it. */
export function caption({ visit: { stays, landing }, findings }: DoorRow): string {
  const last = stays.at(-1)?.look;
  if (!last) return `${landing ? '进入后的页面' : '最后看到的页面'}${MASKED}`;
  const shown = last.headings[0] || last.title;
  const dropped = findings.find(({ message }) => message.id === 'U05');
  const elsewhere = dropped && dropped.outcome.quote !== (shown || undefined);
  const missing = elsewhere ? '要求重新登录的那一次没有截图，所见文字见上面的“页面写明”' : '';
  return `最后一次（第${stays.length}次）重新打开后的页面${shown && `，显示“${shown}”`}${missing && `；${missing}`}${MASKED}`;
}
