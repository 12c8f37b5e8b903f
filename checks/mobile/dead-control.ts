// Judges what a tap on a control did (M17, M18).
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, PLAN_MOBILE } from './parts/basis.ts';
import { tellTried } from './parts/tell-tried.ts';

const LEAST = 30;
const GUARD =
  '只点按有名称、用词无关提交、登录、申请、支付、下载等的控件，同一样式的只点一个；点按后的请求只读不写。';

export const deadControl: VisitCheck = {
  meta: {
    id: 'dead-control',
    title: '控件失效',
    messages: [
      {
        id: 'M17',
        title: '点按后没有任何反应',
        severity: 'major',
        text: '按钮等控件点按后1.5秒内应当有反应：页面变化、发出请求、跳转、弹窗或移动焦点。',
        fix: '请修复控件的脚本；暂不提供的功能，请隐藏或停用（disabled）该控件并说明。',
        basis: PLAN_MOBILE,
        guard: `没有反应的，重新打开页面再点一次并等4秒，仍没有反应才判；已选中的标签不判。${GUARD}`,
        limit: '每页最多点按8个控件；登录后才有反应的看不到。',
        ...indicatorOf('服务可用性'),
      },
      {
        id: 'M18-tap',
        title: '点按后页面空白',
        severity: 'critical',
        text: '点按后进入的页面应当显示内容（至少30个字）。',
        fix: '请检查该页面的脚本和数据接口，在手机浏览器中点按核对。',
        basis: PLAN_MOBILE,
        guard: `点按后等待10秒，一律转人工复核。${GUARD}`,
        ...indicatorOf('服务可用性'),
      },
    ],
  },
  judge(visit, report) {
    tellTried(
      report,
      'M17',
      visit,
      ({ taps }) => taps,
      ({ effect, name, selector }) =>
        effect === 'none'
          ? { verdict: 'fail', key: name, selector, quote: name, detail: `点按“${name}”后没有反应。` }
          : null,
    );
    tellTried(
      report,
      'M18-tap',
      visit,
      ({ taps }) => taps.filter(({ textLength }) => textLength !== null),
      ({ textLength, name, selector }) =>
        textLength! < LEAST
          ? {
              verdict: 'review',
              key: name,
              selector,
              quote: name,
              detail: `点按“${name}”后，页面只有${textLength}个字。`,
            }
          : null,
    );
  },
};
