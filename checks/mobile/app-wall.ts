// Judges whether a public page sends one into an app (M15).
import type { PageVisit, TextRun } from '../../store/schemas/page-visit.ts';
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, OURS } from './parts/basis.ts';
import { tellPage } from './parts/tell.ts';

/** A page that says nothing else; a guide that mentions the app is longer. */
const LONGEST = 200;
const WALL =
  /请.{0,4}(?:在|用|使用|到).{0,10}(?:微信|支付宝|app|客户端|小程序).{0,6}(?:打开|访问|查看|扫码|登录)/i;

/** The words of the wall, if the page holds nothing else. */
export const wallOf = ({
  texts,
  textLength,
}: Pick<PageVisit, 'texts' | 'textLength'>): TextRun | undefined =>
  textLength <= LONGEST ? texts.find(({ text }) => WALL.test(text)) : undefined;

export const appWall: VisitCheck = {
  meta: {
    id: 'app-wall',
    title: '浏览器限制',
    messages: [
      {
        id: 'M15',
        title: '公开页面要求在指定App中打开',
        severity: 'major',
        text: '公开的办事指南应当能用手机的普通浏览器打开，不应要求只能在微信、支付宝或指定App中打开。',
        fix: '请让公开内容在普通浏览器中直接显示，只在需要登录的环节再转到App。',
        basis: OURS,
        guard: '需要登录的环节可能确须在App中办理，一律转人工复核。',
        limit:
          '一次走查只用一种浏览器；微信、支付宝中的显示，用--device wechat、--device alipay另行走查，两者的差异不自动比较。',
        ...indicatorOf('终端兼容性'),
      },
    ],
  },
  judge(visit, report) {
    const wall = wallOf(visit);
    tellPage(
      report,
      'M15',
      wall
        ? {
            verdict: 'review',
            selector: wall.selector,
            quote: wall.text,
            detail: '页面只有“在App中打开”的提示。',
          }
        : null,
    );
  },
};
