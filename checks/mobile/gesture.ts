// Judges what only moving fingers reach (M31). Whether a tap would do the same elsewhere no program knows: never more than a question.
import type { Gesture } from '../../store/schemas/page-visit.ts';
import type { VisitCheck } from '../frame/check.ts';
import { ELDER, indicatorOf } from './parts/basis.ts';
import { tell } from './parts/tell.ts';

const DETAILS: Readonly<Record<Exclude<Gesture['kind'], 'fingers'>, (text: string) => string>> = {
  slides: () => '须左右滑动才能看到其余内容，旁边没有认出切换的按钮、圆点或标签。',
  'hidden-action': (text) => `须在该行上滑动才会露出“${text}”，页面上没有认出同样作用的按钮。`,
  signature: () => '须用手指在屏幕上书写，旁边没有认出上传图片、扫码等其他方式。',
  puzzle: () => '须按住并拖动滑块才能继续，没有认出短信、语音等其他方式。',
};

export const gesture: VisitCheck = {
  meta: {
    id: 'gesture',
    title: '手势',
    messages: [
      {
        id: 'M31',
        title: '只能用滑动、拖动操作，没有按钮',
        severity: 'minor',
        text: '滑动、拖动、书写等手势才能完成的操作，应当另有可以点按的按钮。',
        fix: '请增加按钮，如轮播的“上一张”“下一张”，列表行的“更多”；签名可上传图片，滑块验证可改用短信验证码。',
        basis: ELDER,
        guard:
          '旁边有按钮、圆点、标签，或浏览器自带的横向滚动，不判；多图轮播只看与屏幕几乎同宽的图片；其他方式可能在别处，一律转人工复核。',
        limit:
          '只看元素自身绑定的触摸事件；由框架在页面根部统一处理的、上下滑动的滚轮和地图看不到；圆点能否点按、轮播是否自动播放，须由人工查看。',
        ...indicatorOf('交互友好性'),
      },
      {
        id: 'M31-fingers',
        title: '要求三个以上手指操作',
        severity: 'minor',
        text: '任何操作都不应要求三个以上手指。',
        fix: '请改为一个手指可以完成的操作，或另设按钮。',
        basis: ELDER,
        guard: '按脚本中与触摸点数的比较判断，只用来排除多指的不判；可能只是另一种快捷方式，一律转人工复核。',
        limit: '由其他函数转手处理的，脚本中看不到。',
        ...indicatorOf('交互友好性'),
      },
    ],
  },
  judge({ gestures }, report) {
    if (!gestures) return;
    tell(
      report,
      'M31',
      'gestures',
      gestures.filter(({ kind }) => kind !== 'fingers'),
      ({ kind, selector, text, alternatives }) =>
        kind === 'fingers' || alternatives.length > 0
          ? null
          : { verdict: 'review', key: `${kind} ${text}`, selector, quote: text, detail: DETAILS[kind](text) },
    );
    tell(
      report,
      'M31-fingers',
      'gestures',
      gestures.filter(({ kind }) => kind === 'fingers'),
      ({ selector, text, fingers }) => ({
        verdict: 'review',
        key: `fingers ${fingers}`,
        selector,
        quote: text,
        detail: `页面的脚本要求${fingers}个手指，请核对有没有按钮。`,
      }),
    );
  },
};
