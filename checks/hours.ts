// Judges 办理时间 of each place: weekdays, clock times, noon, holidays, seasons (H01-H09).
import { z } from 'zod';
import { placeKeys } from '../store/schemas/member-key.ts';
import type { GuideCheck } from './frame/check.ts';
import { type ElementReport, elementReport, judgeMissing } from './frame/element-report.ts';
import { hoursMessages } from './messages/hours.ts';
import { isFullyOnline } from './parts/online.ts';
import type { ClockRange, HoursDetail, HoursRule } from './text/hours-types.ts';
import { hoursDetail } from './text/readings.ts';
import { isPlaceholder } from './text/wording.ts';

const NOON = 12 * 60;
const MORNING_ENDS = 12 * 60 + 30;
const AFTERNOON = 13 * 60;
const SELF_SERVICE = /自助|网上|线上|网办|终端|24小时(?:服务)?机/u;

const PLACEHOLDER_DETAIL = {
  empty: '没有填写内容。',
  none: '填写的是占位词，没有实际时间。',
  anytime: '“随时”不是明确的办理时间。',
  'working-time': '“工作时间”“上班时间”不是明确的办理时间。',
} as const;

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const spoken = ({ from, to }: ClockRange) => `${clock(from)}-${to === null ? '？' : clock(to)}`;

/** Rules of a working day at the place itself: what noon and mornings are judged by. */
const ordinary = (rule: HoursRule) => rule.state === 'open' && !rule.place;

function findRange(
  rules: readonly HoursRule[],
  fits: (range: ClockRange) => boolean,
): ClockRange | undefined {
  for (const { ranges } of rules) {
    const found = ranges.find(fits);
    if (found) return found;
  }
  return undefined;
}

function judgeNoon(detail: HoursDetail, to: ElementReport): void {
  const over = findRange(
    detail.rules.filter((rule) => ordinary(rule) && rule.ranges.length === 1),
    (range) => range.from < NOON && range.to !== null && range.to > AFTERNOON,
  );
  to.judge('H04', Boolean(over) && !detail.noonOpen && !detail.lunch, {
    detail: over ? `${spoken(over)}跨越中午，未说明午间是否办理。` : undefined,
  });
}

function judgeHalves(detail: HoursDetail, to: ElementReport): void {
  const odd = findRange(
    detail.rules.filter(ordinary),
    (r) =>
      (r.label === '上午' && r.to !== null && r.to > MORNING_ENDS) || (r.label === '下午' && r.from < NOON),
  );
  to[odd ? 'review' : 'pass']('H06', { detail: odd && `${odd.label}时段为${spoken(odd)}。` });
  const pair = detail.overlapping[0];
  to.judge('H06-overlap', Boolean(pair), { detail: pair && `${spoken(pair[0])}与${spoken(pair[1])}重叠。` });
}

function judgeText(text: string, to: ElementReport): void {
  const detail = hoursDetail(text);
  if (detail.limitInstead) {
    to.fail('H09');
    return;
  }
  to.pass('H09');
  if (detail.placeholder || (!detail.isHours && isPlaceholder(text))) {
    to.fail('H01', { detail: PLACEHOLDER_DETAIL[detail.placeholder ?? 'none'] });
    return;
  }
  to.pass('H01');
  to.judge('H02', !detail.days);
  const faulty = findRange(detail.rules, (range) => range.fault !== null);
  const clockless = !detail.rules.some((rule) => rule.ranges.length > 0 || rule.whole);
  const endless = findRange(detail.rules.filter(ordinary), (range) => range.to === null) !== undefined;
  const wrong = faulty
    ? `钟点“${text.slice(...faulty.at)}”有误。`
    : detail.impossibleClock[0]
      ? `钟点“${text.slice(...detail.impossibleClock[0])}”不存在。`
      : clockless
        ? '没有写明起止钟点。'
        : '';
  if (wrong) to.fail('H03', { detail: wrong });
  else to[endless ? 'review' : 'pass']('H03', { detail: '只写了起始钟点，没有写结束钟点。' });
  if (!detail.isHours) return;
  to.judge('H05', detail.holidayNote === 'none');
  if (clockless) return;
  judgeNoon(detail, to);
  judgeHalves(detail, to);
  to[detail.allDay && !SELF_SERVICE.test(text) ? 'review' : 'pass']('H07');
  to.judge('H08', detail.seasons === 'undated');
}

export const hours: GuideCheck = {
  meta: { id: 'hours', title: '办理时间', messages: hoursMessages },
  options: z.object({}),
  applies: (guide) => !isFullyOnline(guide),
  judge(guide, _options, report) {
    const keys = placeKeys(guide.places);
    const places = guide.places.map((place, i) => ({ place, key: keys[i] }));
    const timed = places.filter(({ place }) => place.hours);
    if (timed.length === 0) {
      // No place has hours: one statement about the section, or about the only place.
      const only = places.length === 1 ? places[0]!.key : undefined;
      judgeMissing(guide, 'places.hours', 'H01', elementReport(report, { field: 'places.hours', key: only }));
      return;
    }
    for (const { place, key } of timed)
      judgeText(place.hours!, elementReport(report, { field: 'places.hours', key, quote: place.hours }));
  },
};
