// Judges what one taps: large enough, and far enough from its neighbour (M01, M03).
import type { Target } from '../../store/schemas/page-visit.ts';
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, wcag } from './parts/basis.ts';
import { circleCuts, circlesCut, contains, gap } from './parts/boxes.ts';
import { tell, tellPage } from './parts/tell.ts';

const LEAST = 24;
const WANTED = 44;
const LEAST_GAP = 8;

const smaller = ({ box }: Target): number => Math.min(box.width, box.height);
const size = ({ box }: Target): string => `${box.width}×${box.height}`;
const called = ({ name, selector }: Target): string => name || selector;

/** Judged by size: neither in a sentence, nor left to the browser, nor out of reach. */
const isJudged = ({ inline, native, hit }: Target): boolean => !inline && !native && hit !== false;
const others = (target: Target, all: readonly Target[]): Target[] =>
  all.filter(
    (other) =>
      other !== target &&
      other.hit !== false &&
      other.fixed === target.fixed &&
      !contains(other.box, target.box) &&
      !contains(target.box, other.box),
  );
/** SC 2.5.8: the circle around a small target meets neither another target nor the circle of another small one. */
const isSpaced = (target: Target, all: readonly Target[]): boolean =>
  others(target, all).every(
    (other) =>
      !circleCuts(target.box, other.box, LEAST) &&
      (smaller(other) >= LEAST || !circlesCut(target.box, other.box, LEAST)),
  );
/** The same can be done by a larger target. */
const hasEquivalent = (target: Target, all: readonly Target[]): boolean =>
  all.some(
    (other) =>
      other !== target &&
      target.href !== null &&
      !/^(?:#|javascript:|$)/i.test(target.href) &&
      other.href === target.href &&
      smaller(other) >= LEAST,
  );

const GUARD =
  '句子中的链接、浏览器自带样式的勾选框、24像素圆圈互不相交的、另有较大入口的、被遮住点不到的，不判。';

export const target: VisitCheck = {
  meta: {
    id: 'target',
    title: '点按区域',
    messages: [
      {
        id: 'M01',
        title: '点按区域过小',
        severity: 'major',
        text: '按钮、链接等的点按区域不应小于24×24像素；更小的，以其中心为圆心、直径24像素的圆圈不应碰到其他点按区域。',
        fix: '请用内边距（padding）把点按区域放大到44×44像素，至少24×24像素，或拉开间距。',
        basis: wcag('2.5.8'),
        guard: GUARD,
        ...indicatorOf('操作易用性'),
      },
      {
        id: 'M01-44',
        title: '点按区域偏小',
        severity: 'minor',
        text: '点按区域宜不小于44×44像素，每页汇总一条，供核对。',
        fix: '请把主要按钮的高度和宽度放大到44像素。',
        basis: wcag('2.5.5'),
        guard: '只是建议值，一律转人工复核。',
        ...indicatorOf('操作易用性'),
      },
      {
        id: 'M03',
        title: '相邻点按区域过近',
        severity: 'minor',
        text: '相邻点按区域的间距不应小于8像素，或各自直径24像素的圆圈不碰到对方。',
        fix: '请拉开两者的间距，或放大较小的一个，如间距8像素、高度44像素。',
        basis: wcag('2.5.8'),
        guard: '连排菜单中每项都不小于24×24像素的，不判；句子中的链接不判。',
        ...indicatorOf('操作易用性'),
      },
    ],
  },
  judge({ targets }, report) {
    const judged = targets.filter(isJudged);
    tell(report, 'M01', 'targets', judged, (one) =>
      smaller(one) >= LEAST || isSpaced(one, targets) || hasEquivalent(one, targets)
        ? null
        : {
            verdict: 'fail',
            key: called(one),
            selector: one.selector,
            quote: one.name,
            detail: `“${called(one)}”的点按区域只有${size(one)}像素。`,
            expected: `不小于${LEAST}×${LEAST}像素`,
          },
    );
    const middling = judged.filter((one) => smaller(one) >= LEAST && smaller(one) < WANTED);
    tellPage(
      report,
      'M01-44',
      middling.length === 0
        ? null
        : {
            verdict: 'review',
            selector: middling[0]!.selector,
            detail: `有${middling.length}处点按区域在${LEAST}至${WANTED}像素之间，如“${called(middling[0]!)}”（${size(middling[0]!)}像素）。`,
          },
    );
    const seen = new Set<Target>();
    tell(report, 'M03', 'targets', judged, (one) => {
      if (smaller(one) >= LEAST) return null;
      const near = others(one, judged).find(
        (other) =>
          !seen.has(other) && gap(one.box, other.box) < LEAST_GAP && circleCuts(one.box, other.box, LEAST),
      );
      if (!near) return null;
      seen.add(one);
      return {
        verdict: 'fail',
        key: called(one),
        selector: one.selector,
        quote: one.name,
        detail: `“${called(one)}”与“${called(near)}”相距${Math.round(gap(one.box, near.box))}像素，容易误点。`,
        expected: `间距不小于${LEAST_GAP}像素`,
      };
    });
  },
};
