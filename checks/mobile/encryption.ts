// Judges whether the page and what its forms send is encrypted (M45).
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, OURS } from './parts/basis.ts';
import { tell } from './parts/tell.ts';

export const encryption: VisitCheck = {
  meta: {
    id: 'encryption',
    title: '加密传输',
    messages: [
      {
        id: 'M45',
        title: '页面没有加密传输',
        severity: 'major',
        text: '页面应当使用https。',
        fix: '请为网站启用https，并把http地址转向https。',
        basis: OURS,
        guard: '已保存的网页和示例门户不判。',
        ...indicatorOf('服务可用性'),
      },
      {
        id: 'M45-form',
        title: '表单以不加密的方式提交',
        severity: 'major',
        text: '表单不应提交到http地址。',
        fix: '请把表单的提交地址改为https。',
        basis: OURS,
        guard: '没有写明地址、提交到本页的，按本页判断。',
        ...indicatorOf('服务可用性'),
      },
    ],
  },
  judge({ url, source, forms }, report) {
    tell(report, 'M45', 'page', source === 'site' ? [url] : [], (address) =>
      address.startsWith('https:') ? null : { verdict: 'fail', quote: address },
    );
    const own = (action: string): boolean =>
      source !== 'site' && URL.canParse(action) && new URL(action).host === 'portal.fixture.example';
    tell(
      report,
      'M45-form',
      'forms',
      forms.filter(({ action }) => !own(action) && action !== url),
      ({ action, selector }) =>
        action.startsWith('http:') ? { verdict: 'fail', key: action, selector, quote: action } : null,
    );
  },
};
