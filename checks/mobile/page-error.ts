// Judges what the page itself reported as broken: scripts, data, unencrypted parts (M19).
import type { PageVisit } from '../../store/schemas/page-visit.ts';
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, OURS } from './parts/basis.ts';
import { tell, type Wrong } from './parts/tell.ts';

type PageError = PageVisit['errors'][number];

export const pageError: VisitCheck = {
  meta: {
    id: 'page-error',
    title: '页面出错',
    messages: [
      {
        id: 'M19',
        title: '页面脚本出错',
        severity: 'minor',
        text: '页面打开时不应有未处理的脚本错误。',
        fix: '请按所列错误信息修复脚本。',
        basis: OURS,
        guard:
          '其他网站的脚本、App接口缺失、有请求被本系统拦下时的错误，和已保存的网页中的错误（可能缺文件），转人工复核。',
        ...indicatorOf('服务可用性'),
      },
      {
        id: 'M19-data',
        title: '页面的数据接口出错',
        severity: 'minor',
        text: '页面打开时所用的数据接口不应回应服务器错误（5xx）。',
        fix: '请修复该接口，并在出错时给出说明。',
        basis: OURS,
        guard: '其他网站的接口转人工复核。',
        ...indicatorOf('服务可用性'),
      },
      {
        id: 'M19-mixed',
        title: '加密页面中有不加密的内容',
        severity: 'minor',
        text: 'https页面不应载入http的图片、脚本等内容。',
        fix: '请把这些地址改为https。',
        basis: OURS,
        ...indicatorOf('服务可用性'),
      },
    ],
  },
  judge({ errors, refused, source }, report) {
    // A saved page may lack the files that its scripts need.
    const whole = refused === 0 && source !== 'file';
    const say = (error: PageError, certain: boolean): Wrong => ({
      verdict: certain ? 'fail' : 'review',
      key: error.text.slice(0, 80),
      quote: error.text,
    });
    const missingBridge = ({ text }: PageError): boolean => /bridge|\bwx\b|\bAlipay|\bap\b|jsapi/i.test(text);
    const of = (kind: PageError['kind']): PageError[] => errors.filter((error) => error.kind === kind);
    const each = (message: string, kind: PageError['kind'], certain: (error: PageError) => boolean): void => {
      const found = of(kind);
      if (found.length === 0) report({ message, field: 'errors', verdict: 'pass' });
      else tell(report, message, 'errors', found, (error) => say(error, certain(error)));
    };
    each('M19', 'script', (error) => error.own && whole && !missingBridge(error));
    each('M19-data', 'data', ({ own }) => own);
    each('M19-mixed', 'mixed', () => true);
  },
};
