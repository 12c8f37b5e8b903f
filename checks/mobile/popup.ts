// Judges what lies over the page when it opens: advertising, and how it is closed (M30).
import type { Box, Layer } from '../../store/schemas/page-visit.ts';
import type { VisitCheck } from '../frame/check.ts';
import { ELDER, indicatorOf } from './parts/basis.ts';
import { centre } from './parts/boxes.ts';
import { tell } from './parts/tell.ts';
import { tellTried } from './parts/tell-tried.ts';

const COVERS = 0.3;
const LEAST = 44;
const ADVERTISING =
  /(?:下载|安装|打开|前往).{0,8}(?:app|客户端)|(?:app|客户端).{0,6}(?:下载|内(?:打开|查看))|广告|红包|优惠券|抽奖/i;
const EXEMPT = /登录|隐私|协议|授权|实名|安全提示|温馨提示|风险/;

/** Where the elder rules want the cross: upper corners, or below in the middle. */
function isPlaced(close: Box, layer: Box): boolean {
  const at = centre(close);
  const across = (at.x - layer.x) / layer.width;
  const down = (at.y - layer.y) / layer.height;
  const corner = down <= 0.3 && (across <= 0.25 || across >= 0.75);
  return corner || (down >= 0.7 && across > 0.25 && across < 0.75);
}

const smaller = ({ width, height }: Box): number => Math.min(width, height);
const key = ({ text }: Layer): string => text.slice(0, 40);

export const popup: VisitCheck = {
  meta: {
    id: 'popup',
    title: '弹窗',
    messages: [
      {
        id: 'M30',
        title: '打开页面即弹出广告或下载提示',
        severity: 'major',
        text: '页面打开时不应弹出遮住内容（超过屏幕30%）的广告，或要求下载、打开App的提示。',
        fix: '请取消这个弹窗，改为页面中的文字链接。',
        basis: ELDER,
        guard: '登录、协议授权和安全提示不判；其他没有关闭按钮的弹窗转人工复核。',
        limit: '关闭后再次弹出的、操作过程中弹出的看不到。',
        ...indicatorOf('交互友好性'),
      },
      {
        id: 'M30-close',
        title: '弹窗的关闭按钮过小或位置不当',
        severity: 'major',
        text: '弹窗的关闭按钮不应小于44×44像素，应当在左上角、右上角或底部中央。',
        fix: '请把关闭按钮放大到44×44像素，放在弹窗右上角。',
        basis: ELDER,
        guard: '有一个合格的关闭按钮即可；登录、协议授权和安全提示不判。',
        ...indicatorOf('交互友好性'),
      },
      {
        id: 'M30-again',
        title: '弹窗关闭后再次弹出或关不掉',
        severity: 'major',
        text: '弹窗应当能够关闭，关闭后再打开页面时不应再次弹出。',
        fix: '请修复关闭按钮，并记住办事人已经关闭过这个弹窗。',
        basis: ELDER,
        guard: '登录、协议授权和安全提示不判；关闭后再次弹出的转人工复核。',
        ...indicatorOf('交互友好性'),
      },
    ],
  },
  judge(visit, report) {
    const { layers } = visit;
    // A dark sheet without words belongs to the box upon it.
    const sheet = Math.max(0, ...layers.filter(({ text }) => text === '').map(({ share }) => share));
    const popups = layers.filter(
      ({ text, share, bar }) => text !== '' && !bar && Math.max(share, sheet) > COVERS && !EXEMPT.test(text),
    );
    tell(report, 'M30', 'layers', popups, (layer) => {
      const said = { key: key(layer), selector: layer.selector, quote: key(layer) };
      if (ADVERTISING.test(layer.text))
        return { verdict: 'fail', ...said, detail: '页面打开时弹出了广告或下载App的提示。' };
      return layer.closes.length > 0
        ? null
        : { verdict: 'review', ...said, detail: '没有认出弹窗的关闭按钮，请核对能否关闭。' };
    });
    const closable = popups.filter(({ closes }) => closes.length > 0);
    tell(report, 'M30-close', 'layers', closable, (layer) => {
      if (layer.closes.some(({ box }) => smaller(box) >= LEAST && isPlaced(box, layer.box))) return null;
      const { box, selector } = layer.closes.reduce((best, one) =>
        smaller(one.box) > smaller(best.box) ? one : best,
      );
      return {
        verdict: 'fail',
        key: key(layer),
        selector,
        quote: key(layer),
        detail:
          smaller(box) < LEAST
            ? `关闭按钮只有${box.width}×${box.height}像素。`
            : '关闭按钮不在左上角、右上角或底部中央。',
        expected: `不小于${LEAST}×${LEAST}像素`,
      };
    });
    tellTried(
      report,
      'M30-again',
      visit,
      ({ closed }) => closed.filter(({ text }) => !EXEMPT.test(text)),
      ({ gone, again, selector, text }) => {
        const said = { key: text.slice(0, 40), selector, quote: text.slice(0, 40) };
        if (!gone) return { verdict: 'fail', ...said, detail: '点按关闭按钮后，弹窗没有消失。' };
        return again ? { verdict: 'review', ...said, detail: '弹窗关闭后，再次打开页面时又弹出。' } : null;
      },
    );
  },
};
