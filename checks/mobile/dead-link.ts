// Judges links that lead nowhere and pictures that do not come, as far as one visit shows without a tap (M16).
import type { Target } from '../../store/schemas/page-visit.ts';
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, OURS, PLAN_MOBILE } from './parts/basis.ts';
import { tell, type Wrong } from './parts/tell.ts';

const EMPTY = /^(?:#|javascript:\s*(?:void\s*\(?\s*0?\s*\)?|;|return false)?\s*;?)?$/i;

function judgeLink(target: Target): Wrong | null {
  const { href, handler, fragment, name, selector } = target;
  const said = { key: name || selector, selector, quote: name };
  if (EMPTY.test(href!)) {
    if (handler === 'own') return null;
    if (handler === 'none')
      return { verdict: 'fail', ...said, detail: `“${name || selector}”没有地址，也没有点击后的动作。` };
    return {
      verdict: 'unobserved',
      reason: 'not-collected',
      ...said,
      detail: '点击后的动作由脚本统一处理，没有点击。',
    };
  }
  if (fragment === false && handler === 'none')
    return { verdict: 'fail', ...said, detail: `页面上没有“${href}”这个位置。` };
  return null;
}

export const deadLink: VisitCheck = {
  meta: {
    id: 'dead-link',
    title: '失效的链接和图片',
    messages: [
      {
        id: 'M16',
        title: '链接点击后没有去处',
        severity: 'major',
        text: '链接应当有可以打开的地址，或点击后的动作；指向页内位置的，页面上应当有这个位置。',
        fix: '请补上链接地址；暂不提供的，请删去链接。',
        basis: PLAN_MOBILE,
        guard: '由上级元素统一处理点击的，没有点击就看不出来，记为未能检查。',
        limit: '链接打开后是什么由链接检查（K01-K07）判断，此处不访问。',
        ...indicatorOf('服务可用性'),
      },
      {
        id: 'M16-image',
        title: '图片显示不出来',
        severity: 'minor',
        text: '页面上的图片应当能够显示。',
        fix: '请更正图片地址，或恢复图片文件。',
        basis: OURS,
        guard: '被访问限制拦下的图片不判；已保存的网页可能没有一并保存图片，转人工复核。',
        ...indicatorOf('服务可用性'),
      },
    ],
  },
  judge({ targets, images, source }, report) {
    tell(
      report,
      'M16',
      'targets',
      targets.filter(({ href }) => href !== null),
      judgeLink,
    );
    tell(report, 'M16-image', 'images', images, ({ broken, src, selector }) =>
      broken ? { verdict: source === 'file' ? 'review' : 'fail', key: src, selector, quote: src } : null,
    );
  },
};
