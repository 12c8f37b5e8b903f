// Messages of the check of links (页面链接、在线办理入口): K01-K07.
import type { Message } from '../frame/check.ts';
import { OURS, PLAN } from './basis.ts';

const indicator = '区级25 移动端运营情况（服务可用性）';

export const linkMessages: readonly Message[] = [
  {
    id: 'K01',
    title: '办理、下载、咨询的链接打不开',
    severity: 'critical',
    text: '“立即办理”和办理、下载、查询、咨询等链接应当能够打开，否则办事人无法继续办理。',
    fix: '请更正链接地址，或恢复该地址的内容；内容已取消的，请删去链接。',
    basis: PLAN.links,
    guard: '同一批次内间隔一段时间两次访问都打不开的才判；被拦截、超时、服务器出错的不判。',
    indicator,
  },
  {
    id: 'K01-link',
    title: '页面链接打不开',
    severity: 'major',
    text: '办事指南中的链接应当能够打开。',
    fix: '请更正链接地址；内容已取消的，请删去链接。',
    basis: PLAN.links,
    guard: '同一批次内间隔一段时间两次访问都打不开的才判；被拦截、超时、服务器出错的不判。',
    indicator,
  },
  {
    id: 'K02',
    title: '链接没有指向应有的内容',
    severity: 'major',
    text: '链接应当直接打开所称的内容，不应打开“页面不存在”的提示、网站首页、登录页面或其他事项的页面。',
    fix: '请把链接改为所称内容的实际地址；内容已取消的，请删去链接。',
    basis: PLAN.links,
    guard:
      '只有页面文字、Cookie 转向等间接迹象的，以及转到登录、其他事项的，转人工复核；办理、查询类链接转到登录属正常。',
    indicator,
  },
  {
    id: 'K03',
    title: '公开页面上出现内部地址',
    severity: 'major',
    text: '公开页面上的链接不应指向内部网络或本机的地址，办事人无法打开，并暴露了内部网络的情况。',
    fix: '请改为互联网上可访问的域名地址。',
    basis: OURS,
    guard: '此类地址从不访问；域名在本机解析到内部地址的，可能只是本地网络的解析结果，转人工复核。',
    indicator,
  },
  {
    id: 'K04',
    title: '链接循环跳转或跳转过多',
    severity: 'minor',
    text: '链接不应循环跳转，也不应经过5次以上的跳转。',
    fix: '请把链接直接改为最终地址。',
    basis: OURS,
    guard: '跳转中设置了 Cookie 的循环，浏览器中可能正常，转人工复核。',
    indicator,
  },
  {
    id: 'K05',
    title: '链接仍用不加密的地址',
    severity: 'minor',
    text: '网站支持 https 的，链接应当使用 https 地址；https 页面上的办理入口不应转到 http 地址。',
    fix: '请把链接开头的“http://”改为“https://”。',
    basis: OURS,
    guard: '只支持 http 的其他网站不判。',
    indicator,
  },
  {
    id: 'K06',
    title: '链接所指的页内位置不存在',
    severity: 'minor',
    text: '链接带有页内位置（“#”之后的部分）的，目标页面上应当有这个位置。',
    fix: '请更正“#”之后的部分，或删去。',
    basis: OURS,
    guard: '目标页面带有脚本、位置可能由脚本生成的，转人工复核。',
    indicator,
  },
  {
    id: 'K07',
    title: '链接没有地址',
    severity: 'minor',
    text: '写有“查看”“下载”等文字的链接应当有可以打开的地址。',
    fix: '请补充链接地址。',
    basis: OURS,
    guard: '点击后有反应的不判；没有反应的和未能点击的，一律转人工复核。',
    indicator,
  },
];
