// Judges whether a field stays in sight with the phone's keyboard open (M26).
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, OURS } from './parts/basis.ts';
import { tellTried } from './parts/tell-tried.ts';

export const keyboard: VisitCheck = {
  meta: {
    id: 'keyboard',
    title: '键盘遮挡',
    messages: [
      {
        id: 'M26',
        title: '键盘弹出后输入框被遮住',
        severity: 'minor',
        text: '点入输入框、弹出键盘（约300像素高）后，输入框应当仍然可见。',
        fix: '请让页面可以滚动，键盘弹出时收起固定栏，或用scrollIntoView把输入框移入可见区域。',
        basis: OURS,
        guard: '按屏幕减少300像素、焦点移入输入框后的实际位置判断；只移入焦点，不输入。',
        limit: '键盘的高度因手机而异；每页最多试3个输入框。',
        ...indicatorOf('操作易用性'),
      },
    ],
  },
  judge(visit, report) {
    tellTried(
      report,
      'M26',
      visit,
      (tried) => tried.keyboard,
      ({ hidden, name, selector }) =>
        hidden
          ? {
              verdict: 'fail',
              key: name || selector,
              selector,
              quote: name,
              detail: `键盘弹出后，“${name}”输入框看不到。`,
            }
          : null,
    );
  },
};
