// Finds long waits during which the page shows nothing.
import { SILENT_SECONDS } from '../lexicon/journey.ts';
import { EASE } from './basis.ts';
import { eachStep, type ObstacleCheck } from './obstacle-check.ts';

export const silentWait: ObstacleCheck = {
  meta: {
    id: 'silent-wait',
    severity: 'major',
    text: `等待超过${SILENT_SECONDS}秒的，应当有进度或“请稍候”的提示。`,
    fix: '请加快处理，并在等待时显示进度和预计时间，防止重复点按。',
    why: '申请人以为页面坏了，会重复点按或者离开',
    basis: EASE,
    guard: '页面在等待中出现“正在处理”一类文字、进度条或转圈的不判；只测一次，受网络影响。',
  },
  find: (journey) =>
    eachStep(journey, ({ waited, sign, signAfter, touched }) => {
      const silent = sign === null ? waited : (signAfter ?? 0);
      if (silent < SILENT_SECONDS) return [];
      const spot = touched?.name ?? '下一步';
      const detail = `点按“${spot}”后等了${Math.round(waited)}秒，页面没有任何提示。`;
      return [{ verdict: 'fail', spot, detail, ...(touched && { box: touched.box }) }];
    }),
};
