// Chinese names of what a journey's record holds. Called by the pages beside this file.
import type { Journey, JourneyStep, MetObstacle } from '../../store/schemas/journey.ts';
import { CHANNEL_NAMES } from '../labels.ts';

const KIND_NAMES: Readonly<Record<JourneyStep['kind'], string>> = {
  guide: '办事指南',
  login: '用户登录',
  situation: '选择情形',
  form: '填写信息',
  upload: '上传材料',
  preview: '提交前确认',
  result: '办理结果',
  other: '其他页面',
};

const last = (heading: string): string => heading.split(' · ').at(-1) ?? '';

/** `填写信息（居住信息）`: the kind of step, and what the page itself calls it where that says more. */
export function stepTitle(step: Pick<JourneyStep, 'kind' | 'heading'>): string {
  const name = KIND_NAMES[step.kind];
  const own = last(step.heading);
  return step.kind === 'form' && own ? `${name}（${own}）` : name;
}

/** The step on whose page an obstacle is seen. */
export const shownAt = ({ shown, step }: Pick<MetObstacle, 'shown' | 'step'>): string => shown ?? step;

export const isUnfinished = ({ end }: Pick<Journey, 'end'>): boolean => end.reached === 'stopped';

/** A written journey that its own file ended: it says so, or does not fit. */
export const isEndedByFile = ({ way, end }: Pick<Journey, 'way' | 'end'>): boolean =>
  way === 'written' && isUnfinished({ end }) && end.detail.startsWith('旅程文件');

/** A written journey that does not fit the pages: its file is to be mended, nothing is said of the unit. */
export const isFileWrong = ({ way, end }: Pick<Journey, 'way' | 'end'>): boolean =>
  way === 'written' && isUnfinished({ end }) && /^旅程文件第\d+行/.test(end.detail);

/** A written journey that did not come as far as it says. */
export const isFileUnfinished = ({ way, end }: Pick<Journey, 'way' | 'end'>): boolean =>
  way === 'written' && isUnfinished({ end }) && !end.detail.startsWith('旅程文件写明到此为止');

export const channelName = (channel: string): string =>
  (CHANNEL_NAMES as Record<string, string>)[channel] ?? channel;

export const END_NAMES: Readonly<Record<Journey['end']['reached'], string>> = {
  preview: '走到提交前的最后一页',
  result: '走完全程（沙箱中已提交）',
  stopped: '没有走完',
};

/** Seconds as people say them. */
export const seconds = (value: number): string => {
  const whole = Math.round(value);
  return whole < 60 ? `${whole}秒` : `${Math.floor(whole / 60)}分${String(whole % 60).padStart(2, '0')}秒`;
};

const ACTS = { press: '点按', fill: '填写', choose: '选择', upload: '上传' } as const;

/** `填写：姓名、电话；点按：下一步` */
export function doneSentence({ done }: JourneyStep): string {
  const groups: { act: keyof typeof ACTS; what: string[] }[] = [];
  for (const { act, what } of done) {
    const open = groups.at(-1);
    if (open?.act === act) open.what.push(what);
    else groups.push({ act, what: [what] });
  }
  return groups.map(({ act, what }) => `${ACTS[act]}${what.map((one) => `“${one}”`).join('、')}`).join('；');
}
