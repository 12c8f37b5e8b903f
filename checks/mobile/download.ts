// Judges what WeChat's own browser gets for a link to a file (M40).
import type { Download, DownloadState } from '../../store/schemas/tried.ts';
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, OURS } from './parts/basis.ts';
import type { Wrong } from './parts/tell.ts';
import { tellTried } from './parts/tell-tried.ts';

const USELESS: Readonly<Partial<Record<DownloadState, string>>> = {
  blank: '得到的是空白',
  gone: '网站回应文件不存在',
  error: '网站出错',
};

function wrong({ name, selector, url, wechat, plain }: Download): Wrong | null {
  const said = { key: url, selector, quote: name };
  if (wechat === 'unknown')
    return { verdict: 'unobserved', reason: 'blocked', ...said, detail: '未能按微信的标识取得该文件。' };
  const what = USELESS[wechat];
  if (!what) return null;
  const there = plain === 'file' || plain === 'page' || plain === 'hint';
  return {
    // Two askers, two answers, twice each, and nothing on the screen: nobody can use that.
    verdict: there && wechat === 'blank' ? 'fail' : 'review',
    ...said,
    detail: `按微信的标识下载“${name}”，${what}；${there ? '用普通浏览器可以得到' : '用普通浏览器也没有得到'}。`,
    expected: '文件、预览页，或请在浏览器中打开的提示',
  };
}

export const download: VisitCheck = {
  meta: {
    id: 'download',
    title: '在微信中下载',
    messages: [
      {
        id: 'M40',
        title: '在微信中下载文件得到空白',
        severity: 'minor',
        text: '在微信中点按下载表格，应当得到文件或预览页，或提示在浏览器中打开，不应是空白页。',
        fix: '请对微信返回与普通浏览器相同的文件，或显示预览页、复制链接的提示。',
        basis: OURS,
        guard:
          '有下载提示的、由脚本显示的预览页不判；没有得到的再问一次，并用普通手机的标识对照：只在微信中空白的才判不符合，其余转人工复核。需要登录和被拦截的，记为未能检查。',
        limit:
          '只按微信的浏览器标识请求文件，不在微信中点按；每页最多3个文件，由脚本下载的看不到；微信自身对文件类型的限制须在手机上查看。',
        ...indicatorOf('操作易用性'),
      },
    ],
  },
  judge(visit, report) {
    tellTried(report, 'M40', visit, ({ downloads }) => downloads, wrong);
  },
};
