// Finds a file or program that must be downloaded before one can go on.
import { EASE } from './basis.ts';
import { eachStep, type ObstacleCheck } from './obstacle-check.ts';

export const downloadFirst: ObstacleCheck = {
  meta: {
    id: 'download-first',
    severity: 'critical',
    text: '在线申报不应要求先下载或安装控件、软件。',
    fix: '请取消控件，改用浏览器自带的上传和签名方式。',
    why: '手机和多数办公电脑装不了控件，申请人办不下去',
    basis: EASE,
    guard: '页面须同时写有“须先下载、安装”的话和下载的按钮；空表、样表可下载而不是必须的，不判。',
  },
  find: (journey) =>
    eachStep(journey, ({ downloadFirst: text }) =>
      text === null ? [] : [{ verdict: 'fail', spot: text, detail: `页面要求：“${text}”` }],
    ),
};
