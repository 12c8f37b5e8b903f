// Random office schedules, each written in one of the usual Chinese styles, with the OSM value it must give. Called by hours.test.ts.
import fc from 'fast-check';

const two = (n: number) => String(n).padStart(2, '0');
const osmClock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

type Clock = (minutes: number, half: '上午' | '下午') => string;
/** How a clock is written; the twelve-hour forms need their part of the day before them. */
const CLOCKS: { write: Clock; needsPart: boolean }[] = [
  { write: (m) => `${Math.floor(m / 60)}:${two(m % 60)}`, needsPart: false },
  { write: (m) => osmClock(m), needsPart: false },
  { write: (m) => osmClock(m).replace(':', '：'), needsPart: false },
  { write: (m) => osmClock(m).replace(':', ' ∶ '), needsPart: false },
  {
    write: (m) => `${Math.floor(m / 60)}点${m % 60 === 30 ? '半' : m % 60 === 0 ? '' : `${m % 60}分`}`,
    needsPart: false,
  },
  { write: (m) => `${Math.floor(m / 60)}时${m % 60 === 0 ? '' : two(m % 60)}`, needsPart: false },
  {
    write: (m) => `${Math.floor(m / 60) > 12 ? Math.floor(m / 60) - 12 : Math.floor(m / 60)}：${two(m % 60)}`,
    needsPart: true,
  },
];
const DASHES = ['-', '－', '—', '——', '--', '~', '～', '至', '到', ' - ', '–'];
const JOINTS = ['，', '、', '；', ' ', '\n', ', ', ' / '];
const NAMES = ['一', '二', '三', '四', '五', '六', '日'];
const OSM_DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

const prefix = fc.constantFrom('周', '星期', '每周');
const daysArbitrary = fc.oneof(
  fc
    .tuple(
      prefix,
      fc.constantFrom('至', '到', '-', '～', '—', ' 至 '),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([week, to, from, more]) => ({
      text: `${week}${NAMES[from]}${to}${week.replace('每', '')}${NAMES[from + more]}`,
      osm: `${OSM_DAYS[from]}-${OSM_DAYS[from + more]}`,
      off: false,
    })),
  fc
    .tuple(
      prefix,
      fc.constantFrom('、', '和', '及'),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 1, max: 2 }),
    )
    .map(([week, and, from, more]) => ({
      text: `${week}${NAMES[from]}${and}${week.replace('每', '')}${NAMES[from + more]}`,
      osm: `${OSM_DAYS[from]},${OSM_DAYS[from + more]}`,
      off: false,
    })),
  fc.constantFrom(
    { text: '周一、三、五', osm: 'Mo,We,Fr', off: false },
    { text: '工作日', osm: 'Mo-Fr', off: true },
    { text: '法定工作日', osm: 'Mo-Fr', off: true },
    { text: '工作日（周一至周五）', osm: 'Mo-Fr', off: true },
  ),
);

/** Morning and afternoon with a break of at least an hour, or one range over noon. */
const rangesArbitrary = fc.record({
  start: fc.integer({ min: 16, max: 20 }),
  noon: fc.integer({ min: 22, max: 24 }),
  pause: fc.integer({ min: 2, max: 6 }),
  length: fc.integer({ min: 4, max: 8 }),
  split: fc.boolean(),
});

const HOLIDAYS = [
  { text: '', osm: '' },
  { text: '（法定节假日除外）', osm: 'PH off' },
  { text: '，法定节假日除外。', osm: 'PH off' },
  { text: '（除国家法定节假日外）', osm: 'PH off' },
  { text: '；节假日休息', osm: 'PH off' },
  { text: '，周日及法定节假日不对外办公', osm: 'Su,PH off' },
  { text: '（法定节假日9:30-16:00）', osm: 'PH 09:30-16:00' },
];
const SATURDAYS = [
  { text: '', osm: '' },
  { text: '周六9:00-12:00', osm: 'Sa 09:00-12:00' },
  { text: '星期六：上午9：00－11：30', osm: 'Sa 09:00-11:30' },
];
const CAPTIONS = ['', '办公时间：', '对外服务时间:', '上班时间为'];

export const scheduleArbitrary = fc
  .record({
    days: daysArbitrary,
    ranges: rangesArbitrary,
    clock: fc.constantFrom(...CLOCKS),
    parts: fc.constantFrom('', '：', ' '),
    withParts: fc.boolean(),
    dash: fc.constantFrom(...DASHES),
    joint: fc.constantFrom(...JOINTS),
    colon: fc.constantFrom('', '：', ' ', '\n', '，'),
    holiday: fc.constantFrom(...HOLIDAYS),
    holidayFirst: fc.boolean(),
    saturday: fc.constantFrom(...SATURDAYS),
    caption: fc.constantFrom(...CAPTIONS),
  })
  .map((s) => {
    const { start, noon, pause, length, split } = s.ranges;
    const spans = split
      ? ([
          [start, noon, '上午'],
          [noon + pause, noon + pause + length, '下午'],
        ] as const)
      : ([[start, noon + pause + length, '上午']] as const);
    const labelled = s.withParts || s.clock.needsPart;
    const range = ([from, to, half]: (typeof spans)[number]) => {
      const second = half === '上午' && to > 24 && labelled ? '下午' : '';
      const label = labelled ? `${half}${s.parts}` : '';
      return `${label}${s.clock.write(from * 30, half)}${s.dash}${second}${s.clock.write(to * 30, half)}`;
    };
    const hours = spans.map(range).join(s.joint);
    const early = s.holidayFirst && s.holiday.text.startsWith('（') && s.holiday.osm === 'PH off';
    const saturday = s.days.osm.includes('Fr') || s.days.off ? s.saturday : SATURDAYS[0]!;
    const tail = `${early ? '' : s.holiday.text}${saturday.text && `；${saturday.text}`}`;
    const text = `${s.caption}${s.days.text}${early ? s.holiday.text : ''}${s.colon}${hours}${tail}`;
    const open = `${s.days.osm} ${spans.map(([from, to]) => `${osmClock(from * 30)}-${osmClock(to * 30)}`).join(',')}`;
    const holiday = s.holiday.osm || (s.days.off ? 'PH off' : '');
    return { text, expected: [open, saturday.osm, holiday].filter(Boolean).join('; ') };
  });
