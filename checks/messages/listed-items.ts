// Messages on the item lists of a site's channels.
import type { Message } from '../frame/check.ts';
import { OURS, PLAN } from './basis.ts';

const indicator = '27 多渠道数据同源';

export const listedItemsMessages: readonly Message[] = [
  {
    id: 'X08-withdrawn',
    title: '网站没有的事项仍在其他渠道展示',
    severity: 'major',
    text: '网站撤下的事项，应当同时从移动端等其他渠道撤下。',
    fix: '请核对该事项：已取消的从该渠道撤下；仍在办理的恢复网站的清单。',
    basis: PLAN.sameSource,
    guard:
      '两个渠道的清单都全部读到才比较；网站以前的清单有过该事项的判为不符合，否则转人工复核；网站清单大量减少、等待确认的单位不判；同一单位有同名事项的不判。',
    indicator,
  },
  {
    id: 'X08-missing',
    title: '移动端没有网站上的事项',
    severity: 'minor',
    text: '网站上的事项，移动端也应当能找到。',
    fix: '请核对该事项是否应在移动端展示：应展示的补入移动端清单。',
    basis: OURS,
    guard:
      '两个渠道的清单都全部读到才比较；移动端可以只提供部分事项，一律转人工复核；单位自己的网站和自助终端不判。',
    indicator,
  },
];
