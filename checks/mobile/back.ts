// Judges where one step back leads after a tap changed the page (M29).
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, OURS } from './parts/basis.ts';
import { tellTried } from './parts/tell-tried.ts';

export const back: VisitCheck = {
  meta: {
    id: 'back',
    title: '返回',
    messages: [
      {
        id: 'M29',
        title: '返回键不能回到上一页',
        severity: 'major',
        text: '进入下一页后，按一次手机的返回键应当回到上一页，不应退出网站或停在别处。',
        fix: '请在切换页面时写入浏览器历史（history.pushState），并在返回时恢复上一页；跳转不要用多次转向。',
        basis: OURS,
        guard: '只看点按后大部分内容已换掉的页面；弹窗、展开栏目不算换页。',
        limit: '每页最多试8个控件；在App内打开时由App处理返回的看不到。',
        ...indicatorOf('操作易用性'),
      },
    ],
  },
  judge(visit, report) {
    tellTried(
      report,
      'M29',
      visit,
      ({ taps }) => taps.filter((tap) => tap.back !== null),
      (tap) =>
        tap.back === 'same'
          ? null
          : {
              verdict: 'fail',
              key: tap.name,
              selector: tap.selector,
              quote: tap.name,
              detail:
                tap.back === 'out'
                  ? `点按“${tap.name}”进入下一页后，返回一次即离开网站。`
                  : `点按“${tap.name}”进入下一页后，返回一次没有回到原来的页面。`,
            },
    );
  },
};
