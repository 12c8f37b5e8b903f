// Judges how the page fits itself to a phone's screen (M09, M10).
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, LIGHTHOUSE, wcag } from './parts/basis.ts';
import { tellPage, type Wrong } from './parts/tell.ts';

const LEAST_ZOOM = 5;

/** `width=device-width, initial-scale=1` as browsers read it: also with `;`, in any case. */
const parts = (content: string): Map<string, string> =>
  new Map(
    content
      .toLowerCase()
      .split(/[,;\s]+(?=[a-z-]+\s*=)|[,;]/)
      .map((part) => part.split('=').map((side) => side.trim()))
      .map(([name, value]) => [name ?? '', value ?? '']),
  );

function misfit(viewport: string | null): Wrong | null {
  if (viewport === null)
    return { verdict: 'fail', detail: '页面没有viewport设置，手机上会缩成很小的电脑页面。' };
  const set = parts(viewport);
  const width = set.get('width');
  const scale = Number.parseFloat(set.get('initial-scale') ?? '');
  const quote = viewport;
  if (width !== undefined && width !== 'device-width')
    return { verdict: 'fail', quote, detail: `宽度写成了固定值“${width}”。`, expected: 'width=device-width' };
  // One of the two is enough for a browser.
  if (width === undefined && !(scale === 1))
    return { verdict: 'fail', quote, detail: '没有写明宽度。', expected: 'width=device-width' };
  if (!Number.isNaN(scale) && scale !== 1)
    return {
      verdict: 'review',
      quote,
      detail: `初始缩放比例是${scale}，请核对显示是否正常。`,
      expected: 'initial-scale=1',
    };
  return null;
}

function locked(viewport: string): Wrong | null {
  const set = parts(viewport);
  const quote = viewport;
  if (/^(?:no|0)$/.test(set.get('user-scalable') ?? ''))
    return { verdict: 'fail', quote, detail: '设置了user-scalable=no，看不清时无法放大。' };
  const most = Number.parseFloat(set.get('maximum-scale') ?? '');
  if (most > 0 && most < LEAST_ZOOM)
    return {
      verdict: 'fail',
      quote,
      detail: `最多只能放大到${most}倍。`,
      expected: `不限制，或不小于${LEAST_ZOOM}`,
    };
  return null;
}

export const viewport: VisitCheck = {
  meta: {
    id: 'viewport',
    title: '屏幕适配设置',
    messages: [
      {
        id: 'M09',
        title: '页面没有适配手机屏幕',
        severity: 'major',
        text: '页面应当设置viewport，宽度随设备（width=device-width），初始缩放为1。',
        fix: '请在页面头部写入<meta name="viewport" content="width=device-width, initial-scale=1">。',
        basis: LIGHTHOUSE,
        guard: '只写宽度或只写初始缩放1的，浏览器也能适配，不判；其他缩放比例转人工复核。',
        ...indicatorOf('终端兼容性'),
      },
      {
        id: 'M10',
        title: '页面禁止放大',
        severity: 'minor',
        text: '页面不应禁止用户放大：不写user-scalable=no，maximum-scale不写或不小于5。',
        fix: '请删去viewport中的user-scalable和maximum-scale。',
        basis: wcag('1.4.4'),
        limit: '部分App的浏览器不理会此设置；脚本拦截手势的看不到。',
        ...indicatorOf('终端兼容性'),
      },
    ],
  },
  judge({ viewport: content }, report) {
    tellPage(report, 'M09', misfit(content));
    if (content === null) report({ message: 'M10', field: 'page', verdict: 'inapplicable' });
    else tellPage(report, 'M10', locked(content));
  },
};
