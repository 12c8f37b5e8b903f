// Judges the version for elder people, where a page offers one (M02, M05, M47).
import type { Tried } from '../../store/schemas/tried.ts';
import type { VisitCheck } from '../frame/check.ts';
import { ELDER, indicatorOf } from './parts/basis.ts';
import { tellTried } from './parts/tell-tried.ts';

const LEAST = 44;
const LEAST_TEXT = 18;
const LIMIT = '入口按名称（长辈版、关怀版等）辨认，只看入口后的第一页；在App设置中切换的看不到。';

const versions = ({ elder }: Tried) => (elder ? [elder] : []);

export const elder: VisitCheck = {
  meta: {
    id: 'elder',
    title: '长辈版',
    messages: [
      {
        id: 'M02',
        title: '长辈版的点按区域过小',
        severity: 'major',
        text: '长辈版中的点按区域不应小于44×44像素，主要组件不小于60×60像素。',
        fix: '请把长辈版的按钮和入口放大到60×60像素，至少44×44像素。',
        basis: ELDER,
        guard: '没有长辈版的不判；只判小于44像素的，句子中的链接和浏览器自带样式的不判。',
        limit: `哪些是主要组件（60像素）须由人工判断。${LIMIT}`,
        ...indicatorOf('操作易用性'),
      },
      {
        id: 'M05',
        title: '长辈版的文字偏小',
        severity: 'major',
        text: '长辈版的主要文字不应小于18像素。',
        fix: '请把长辈版的正文放大到18像素以上，并可继续放大。',
        basis: ELDER,
        guard: '没有长辈版的不判；按字数最多的一种字号判断，页脚不计。',
        limit: LIMIT,
        ...indicatorOf('交互友好性'),
      },
      {
        id: 'M47',
        title: '长辈版没有语音朗读',
        severity: 'minor',
        text: '长辈版的文章页面应当提供语音朗读及其开关。',
        fix: '请增加“朗读”入口，并可以关闭。',
        basis: ELDER,
        guard: '没有长辈版的不判；朗读可能在下一级页面，一律转人工复核。',
        limit: `用词是否易懂须由人工判断。${LIMIT}`,
        ...indicatorOf('交互友好性'),
      },
    ],
  },
  judge(visit, report) {
    tellTried(
      report,
      'M02',
      visit,
      (tried) => versions(tried).flatMap(({ targets }) => targets),
      ({ width, height, name, selector }) =>
        Math.min(width, height) >= LEAST
          ? null
          : {
              verdict: 'fail',
              key: name || selector,
              selector,
              quote: name,
              detail: `长辈版中“${name || selector}”的点按区域只有${width}×${height}像素。`,
              expected: `不小于${LEAST}×${LEAST}像素`,
            },
    );
    tellTried(report, 'M05', visit, versions, ({ textSize, entry }) =>
      textSize >= LEAST_TEXT
        ? null
        : {
            verdict: 'fail',
            detail: `“${entry}”的主要文字只有${textSize}像素。`,
            expected: `不小于${LEAST_TEXT}像素`,
          },
    );
    tellTried(report, 'M47', visit, versions, ({ reads, entry }) =>
      reads ? null : { verdict: 'review', detail: `“${entry}”的页面上没有“朗读”等入口。` },
    );
  },
};
