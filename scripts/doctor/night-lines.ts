// How many nights the whole site takes, with the arithmetic. Pure; called by lines.ts.
import type { Diagnosis } from '../../crawler/doctor/diagnosis.ts';
import { DEFAULT_PER_SECOND, planNights } from '../../crawler/doctor/nights.ts';
import { number } from '../../reports/phrases.ts';

const decimal = (n: number): string => String(Number(n.toPrecision(3)));

export function nightLines({ nights: plan, nightsProblem }: Diagnosis): string[] {
  if (!plan) return nightsProblem ? [`未测算：${nightsProblem}。`] : [];
  const { items, perItem, lists, requests, perSecond, hours, window, duration, nights } = plan;
  const { documents, data, situations } = perItem;
  // The fixture's pace is no real site's.
  const usual =
    perSecond > DEFAULT_PER_SECOND
      ? planNights({ items, perItem, lists, hours, window, perSecond: DEFAULT_PER_SECOND, crawlDelay: null })
      : null;
  return [
    `每个事项：文档 ${documents} ＋ 数据 ${data} ＋ 办理情形查询 ${situations} ＝ ${documents + data + situations} 次请求（按本页实测，每个事项按一个办理情形计）`,
    `全站：清单 ${number(lists)} ＋ 事项 ${number(items)} × ${documents + data + situations} ＝ ${number(requests)} 次请求`,
    `时间：${number(requests)} ÷ 每秒 ${decimal(perSecond)} 次 ＝ ${decimal(duration)} 小时`,
    `每晚 ${window}（${decimal(hours)} 小时）：${decimal(duration)} ÷ ${decimal(hours)} → ${nights} 晚`,
    ...(usual
      ? [
          `按真实站点的默认速度每秒 ${DEFAULT_PER_SECOND} 次：${decimal(usual.duration)} 小时 → ${usual.nights} 晚`,
        ]
      : []),
  ];
}
