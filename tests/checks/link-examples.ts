// Examples of links as the page of their check writes them. Called by page-examples.ts.
import { addressFact, linkFact } from '../../crawler/links/address.ts';
import type { LinkFact } from '../../store/schemas/link-fact.ts';

/** What asking an address brought, as the page of the check of links writes it. */
const ANSWERS: Record<string, [LinkFact['verdict'], Partial<LinkFact>?]> = {
  正常: ['alive'],
  '404': ['dead', { cause: 'gone', status: 404 }],
  '410': ['dead', { cause: 'gone', status: 410 }],
  找不到域名: ['dead', { cause: 'no-name' }],
  证书链不全: ['dead', { cause: 'certificate', certain: false }],
  出错提示: ['soft-dead'],
  像是出错提示: ['soft-dead', { certain: false }],
  转到首页: ['home'],
  转到登录: ['login'],
  转到其他事项: ['other-item', { certain: false }],
  转到内部地址: ['internal', { redirects: ['https://zwfw.example.gov.cn/'] }],
  解析到内部地址: ['internal', { certain: false }],
  循环跳转: ['loop'],
  跳转1次: ['alive', { redirects: ['1'] }],
  跳转6次: ['alive', { redirects: ['1', '2', '3', '4', '5', '6'] }],
  改用https: ['alive', { upgraded: true }],
  有位置: ['alive', { fragment: 'present' }],
  没有位置: ['alive', { fragment: 'missing' }],
  脚本页面没有位置: ['alive', { fragment: 'unsure' }],
};

/** `https://…〔404〕`: an address and what asking it brought; without brackets it was not asked. */
export function linkOf(value: string): { url: string; fact: LinkFact | undefined } {
  const [, url = '', answer] = /^([^〔]+)(?:〔(.+)〕)?$/u.exec(value) ?? [];
  if (answer === undefined) return { url, fact: addressFact(url) ?? undefined };
  const [verdict, more] = ANSWERS[answer]!;
  return { url, fact: linkFact(url, verdict, { attempts: 2, ...more }) };
}
