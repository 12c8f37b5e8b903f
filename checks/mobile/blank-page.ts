// Judges whether the page shows anything, and ends its loading (M18).
import type { PageVisit } from '../../store/schemas/page-visit.ts';
import type { VisitCheck } from '../frame/check.ts';
import { wallOf } from './app-wall.ts';
import { indicatorOf, PLAN_MOBILE } from './parts/basis.ts';
import { tellPage, type Wrong } from './parts/tell.ts';

const LEAST = 30;
const PATIENCE = 10_000;

function blank(visit: PageVisit): Wrong | null {
  const { textLength, waited, refused, images, errors, targets, fields } = visit;
  // One cause: a wall is judged as such.
  if (textLength >= LEAST || wallOf(visit)) return null;
  const detail = `等待${Math.round(waited / 1000)}秒后，页面只有${textLength}个字。`;
  const shown = images.length + targets.length + fields.length;
  const certain =
    waited >= PATIENCE && refused === 0 && shown === 0 && errors.every(({ kind }) => kind !== 'data');
  return { verdict: certain ? 'fail' : 'review', detail, expected: `不少于${LEAST}个字` };
}

export const blankPage: VisitCheck = {
  meta: {
    id: 'blank-page',
    title: '页面空白',
    messages: [
      {
        id: 'M18',
        title: '页面空白',
        severity: 'critical',
        text: '页面打开10秒后应当显示内容（至少30个字）。',
        fix: '请检查页面的脚本和数据接口，在手机浏览器中打开核对。',
        basis: PLAN_MOBILE,
        guard: '等满10秒、没有图片和控件、没有接口出错、没有请求被拦下的才判，其余转人工复核。',
        limit: '只打开一次；网络偶然中断的，请再走查一次。',
        ...indicatorOf('服务可用性'),
      },
      {
        id: 'M18-loading',
        title: '页面一直显示加载中',
        severity: 'critical',
        text: '加载提示不应一直停留在页面上。',
        fix: '请检查加载失败后是否收起加载提示，并给出说明和重试按钮。',
        basis: PLAN_MOBILE,
        guard: '页面已有内容的不判；没有等满15秒，一律转人工复核。',
        ...indicatorOf('服务可用性'),
      },
    ],
  },
  judge(visit, report) {
    const { spinner, textLength } = visit;
    tellPage(report, 'M18', blank(visit));
    tellPage(
      report,
      'M18-loading',
      spinner !== null && textLength < LEAST
        ? { verdict: 'review', selector: spinner, detail: '页面没有内容，仍显示加载提示。' }
        : null,
    );
  },
};
