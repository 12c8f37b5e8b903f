// Judges 办理地点: street, door number, room and window of each place, each a message of its own (A01-A11).
import { z } from 'zod';
import type { Place, ServiceGuide } from '../store/schemas/guide.ts';
import { placeKeys } from '../store/schemas/member-key.ts';
import type { AddressReading } from '../store/schemas/readings.ts';
import type { GuideCheck } from './frame/check.ts';
import { type ElementReport, elementReport, judgeMissing } from './frame/element-report.ts';
import { VAGUE } from './lexicon/lexicon.ts';
import { addressMessages } from './messages/address.ts';
import { isFullyOnline } from './parts/online.ts';
import { districtNamed } from './text/district.ts';
import { readAddress } from './text/readings.ts';
import { spoiltWord } from './text/spoilt-word.ts';
import { isPlaceholder } from './text/wording.ts';

const options = z.object({
  /** Is a sub-district (街道) alone enough of a street? A ruling of its own; until then a person decides. */
  subDistrictAlone: z.enum(['review', 'pass', 'fail']).default('review'),
});
type Options = z.infer<typeof options>;
type Spot = AddressReading['places'][number];

const STREETLESS = /街道|[镇乡村屯]|港|园区|开发区|工业园|产业园|保税|度假区|农场|林场|基地|码头|景区/u;
const NO_STREET_NEEDED = (text: string, options: Options) =>
  options.subDistrictAlone === 'fail' ? STREETLESS.test(text.replace(/街道/gu, '')) : STREETLESS.test(text);

const HALL = /(?:大|办事|办证|服务|受理|接待)厅/gu;
/** An area of counters that is not called 专区, a desk, a code without 窗口 (2楼G01-G11): is it a window? A question. */
const COUNTERS =
  /(?:(?:办理|受理|办事|业务|接待|服务)区|[A-Z]岛|(?:服务|咨询|受理|导办)台|(?<![A-Za-z\d-])[A-Z]\d{2}(?:[-~—–至][A-Z]?\d{2})?)[^\p{Script=Han}A-Za-z\d]*$/u;

/** What a person reads as the place: address, then the window where the page gives it apart. */
function written(place: Place): string {
  const window =
    place.window && /^[A-Za-z]?\d+$/u.test(place.window) ? `${place.window}号窗口` : (place.window ?? '');
  const address = place.address ?? '';
  return window && !address.includes(window) ? `${address}${window}` : address;
}

const spoken = (spot: Spot) =>
  [spot.street, spot.door, spot.building, spot.floor, spot.room, spot.windowName].filter(Boolean).join('');

/** Says which of several places lack the part, so that the official need not search. */
const lacking = (spots: Spot[], all: Spot[]) =>
  all.length > 1
    ? `共${all.length}处，其中缺少的是：${spots.map((s) => spoken(s) || '（未写明）').join('；')}`
    : undefined;

function judgeParts(
  text: string,
  reading: AddressReading,
  hall: Spot[],
  options: Options,
  to: ElementReport,
): void {
  const spots = reading.places.length > 0 ? reading.places : [{} as Spot];
  const judge = (id: string, lacks: (spot: Spot) => boolean, doubt: boolean) => {
    const wrong = spots.filter(lacks);
    if (wrong.length === 0) to.pass(id);
    else to[doubt ? 'review' : 'fail'](id, { detail: lacking(wrong, spots) });
  };
  // A name before a door number may be a street without the word (城佐营20号): a person decides.
  const named = spots.every((s) => s.street || s.door);
  const streetless = spots.some((s) => !s.street) && (named || NO_STREET_NEEDED(text, options));
  const subDistrictPasses = options.subDistrictAlone === 'pass' && /街道/u.test(text);
  judge('A02', (s) => !s.street && !subDistrictPasses, streetless);
  judge('A03', (s) => !s.door, streetless);

  const hasRoom = (s: Spot) => Boolean(s.floor || s.room || hall.some((h) => h.floor || h.room));
  const roomless = (s: Spot) => !hasRoom(s) && !s.windows?.length;
  // A hall of its own at a door number (11号车管所办证大厅) may be all of the house: a person decides.
  const bare = spots.filter(roomless);
  const halls = bare.some((s) => s.door) ? (text.match(HALL)?.length ?? 0) : 0;
  judge('A04', roomless, halls > 0 && halls >= bare.length);
  judge('A04-window', (s) => !hasRoom(s) && Boolean(s.windows?.length), true);

  if (reading.noWindow) {
    to.inapplicable('A05');
    to.inapplicable('A05-named');
    return;
  }
  const windowOf = (s: Spot) => s.windowName ?? hall.find((h) => h.windowName)?.windowName;
  judge('A05', (s) => !s.windows?.length && !windowOf(s), spots.length === 1 && COUNTERS.test(text));
  judge('A05-named', (s) => !s.windows?.length && Boolean(windowOf(s)) && !/专区/u.test(windowOf(s)!), false);
}

function judgePlace(guide: ServiceGuide, place: Place, options: Options, to: ElementReport): void {
  const text = written(place);
  if (!text) {
    judgeMissing(guide, 'places.address', 'A01', to);
    return;
  }
  if (isPlaceholder(text)) {
    to.fail('A01', { detail: '填写的是占位词，没有实际地址。' });
    return;
  }
  to.pass('A01');
  const reading = readAddress(text);
  const located = reading.places.some((spot) => spot.street || spot.door || spot.windows.length);
  if (!located && VAGUE.place.some((p) => p.test(text))) {
    to.judge('A06', !VAGUE.placeList.some((p) => p.test(text)));
    return;
  }
  to.pass('A06');
  if (!reading.isAddress && !located) {
    to.review('A01', { detail: '所填内容不像地址，请人工核对。' });
    return;
  }
  judgeParts(text, reading, place.hall ? readAddress(place.hall).places : [], options, to);

  const home = guide.authority ? districtNamed(guide.authority) : null;
  const there = districtNamed(text);
  to[home && there && home !== there ? 'review' : 'pass']('A07', {
    detail: `实施主体在${home}，地址写的是${there}。`,
  });

  const spoilt = spoiltWord(text, guide.authority);
  to.judge('A11', spoilt !== null, { detail: spoilt?.detail, expected: spoilt?.expected });
}

export const address: GuideCheck<Options> = {
  meta: { id: 'address', title: '办理地点', messages: addressMessages },
  options,
  applies: (guide) => !isFullyOnline(guide),
  judge(guide, options, report) {
    const keys = placeKeys(guide.places);
    const placed = guide.places.some((place) => place.address || place.hall || place.window);
    if (!placed) {
      judgeMissing(guide, 'places', 'A01', elementReport(report, { field: 'places' }));
      return;
    }
    guide.places.forEach((place, i) => {
      const quote = [place.address, place.window].filter(Boolean).join('，') || undefined;
      judgePlace(
        guide,
        place,
        options,
        elementReport(report, { field: 'places.address', key: keys[i], quote }),
      );
      for (const column of ['hours', 'phone'] as const) {
        const path = `places.${column}`;
        const to = elementReport(report, { field: path, key: keys[i], quote: place[column] });
        const others = guide.places.some((other) => other[column]);
        if (guide.places.length < 2 || !others) to.inapplicable('A08');
        else if (place[column]) to.pass('A08');
        else
          judgeMissing(guide, path, 'A08', to, { detail: `其他办理地点写有${COLUMN[column]}，此处没有。` });
      }
    });
  },
};

const COLUMN = { hours: '办理时间', phone: '电话' };
