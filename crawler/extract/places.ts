// Places (办理地点): a member's columns become a Place; a value of several addresses becomes several. Called by lists.ts.
import type { Place } from '../../store/schemas/guide.ts';
import { type El, filled, type Page, size } from './tree.ts';
import { type RawMember, readValue, type Value } from './value.ts';

export const PLACE_COLUMNS = ['hall', 'address', 'hours', 'phone', 'window'] as const;
const ADDRESS = /(?:路|街|道|弄|巷|公路|大道|胡同)[^\n]{0,12}?\d+(?:号|弄)|\d+号[^\n]{0,12}(?:楼|室|厅|窗)/u;
const ORDINAL =
  /^(?:[(（]?\d{1,2}[)）、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳])\s*/u;

/** 某中心 1.2km: how far away the reader of the page is. */
const DISTANCE =
  /(?<=\S{3})[\s|｜(（]*(?:距离?(?:您|你)?(?:约)?)?\s*\d+(?:\.\d+)?\s*(?:km|公里|千米|m|米)[)）]?$/iu;

const DECORATED = /^[◆◇●○■□★☆▲▼►▶•·※♦]+\s*(?=\S)/u;

export interface PlaceReading {
  place: Place;
  values: Map<string, Value>;
}

export function readPlace(member: RawMember): PlaceReading | undefined {
  const values = new Map([...member.values].filter(([, value]) => value.text));
  const area = values.get('area');
  if (!values.has('hall') && area) values.set('hall', area);
  if (
    !values.has('hall') &&
    member.title?.text &&
    (values.has('address') || values.has('hours')) &&
    isHall(member.title.text)
  )
    values.set('hall', {
      ...member.title,
      text: member.title.text.replace(ORDINAL, '').replace(DISTANCE, ''),
    });
  const written = values.get('hall');
  // 办理地点 beside 办理窗口: a street and a number are no name of a hall.
  if (written && !values.has('address') && ADDRESS.test(written.text)) {
    values.set('address', written);
    values.delete('hall');
  }
  const hall = values.get('hall');
  if (hall && DECORATED.test(hall.text))
    values.set('hall', { ...hall, text: hall.text.replace(DECORATED, '') });
  const place: Place = {};
  for (const column of PLACE_COLUMNS) {
    const text = values.get(column)?.text;
    if (text) place[column] = text;
  }
  return Object.keys(place).length > 0 ? { place, values } : undefined;
}

const isHall = (text: string): boolean =>
  text.length <= 40 && !/[。；;]/.test(text) && !/^[\d\s]+$/.test(text);

const LINE =
  /^(?<hall>[^\d：:，,。；;]{3,30}?(?:中心|大厅|分厅|局|所|站|窗口|服务点|网点|办事处|分局|支队|大队))[:：]\s*(?<address>.+?)$/u;
const LINE_PHONE =
  /[，,；;。\s（(]*(?:联系|咨询|服务|窗口|办公)?电话[:：]?\s*(?<phone>[\d\-—()（）、/转]{7,}\d)[)）。；;]?$/u;

/** A line of a list of places: `某中心：某路1号1楼，电话010-12345678`. */
export function placeOfLine(line: Value): RawMember {
  const phone = LINE_PHONE.exec(line.text);
  const rest = phone ? line.text.slice(0, phone.index) : line.text;
  const named = LINE.exec(rest)?.groups;
  const values = new Map<string, Value>([['address', { ...line, text: (named?.address ?? rest).trim() }]]);
  if (named?.hall) values.set('hall', { ...line, text: named.hall.trim() });
  if (phone?.groups?.phone) values.set('phone', { ...line, text: phone.groups.phone });
  return { values, els: [line.el] };
}

/** An address value written as a list of addresses: one place each. */
export function addressLines(page: Page, value: Value): Value[] | undefined {
  let box: El = value.el;
  while (filled(box).length === 1 && size(filled(box)[0]!) === size(box)) box = filled(box)[0]!;
  const lines = filled(box)
    .filter((kid) => kid.first >= value.first && kid.last <= value.last)
    .map((kid) => readValue(page, kid.first, kid.last, value.label, kid));
  if (lines.length < 2 || lines.reduce((n, l) => n + (l.last - l.first), 0) < value.last - value.first)
    return undefined;
  if (!lines.every((line) => ADDRESS.test(line.text)) || filled(box).some((kid) => !kid.block))
    return undefined;
  return lines.map((line) => ({ ...line, text: line.text.replace(ORDINAL, '') }));
}

/** The same place seen twice, or a summary line of a place of the list: one says nothing that the other does not. */
export function mergePlaces(readings: readonly PlaceReading[]): PlaceReading[] {
  const kept: { reading: PlaceReading; bare: Place }[] = [];
  for (const reading of readings) {
    const mine = bare(reading.place);
    const twin = kept.find((other) => agree(other.bare, mine));
    if (!twin) {
      kept.push({ reading, bare: mine });
      continue;
    }
    for (const column of PLACE_COLUMNS) {
      const text = reading.place[column];
      if (!text || (twin.reading.place[column]?.length ?? 0) >= text.length) continue;
      twin.reading.place[column] = text;
      twin.reading.values.set(column, reading.values.get(column)!);
    }
    twin.bare = bare(twin.reading.place);
  }
  return kept.map((k) => k.reading);
}

/** A place's texts without white space and punctuation, for comparison. */
function bare(place: Place): Place {
  const result: Place = {};
  for (const column of PLACE_COLUMNS) {
    const text = place[column]?.replace(/[\s，,、。；;（）()]/g, '');
    if (text) result[column] = text;
  }
  return result;
}

function agree(a: Place, b: Place): boolean {
  let shared = 0;
  for (const column of PLACE_COLUMNS) {
    const [x, y] = [a[column], b[column]];
    if (!x || !y) continue;
    if (!x.includes(y) && !y.includes(x)) return false;
    if (column === 'address' || column === 'hall') shared += 1;
  }
  return shared > 0;
}

/** Hours and phone that the page gives once, for all its places. */
export function spread(readings: PlaceReading[], common: PlaceReading | undefined): PlaceReading[] {
  if (!common) return readings;
  if (readings.length === 0) return [common];
  for (const reading of readings)
    for (const column of PLACE_COLUMNS) {
      const value = common.values.get(column);
      if (
        !value ||
        reading.place[column] ||
        (readings.length > 1 && column !== 'hours' && column !== 'phone')
      )
        continue;
      reading.place[column] = value.text;
      reading.values.set(column, value);
    }
  return readings;
}
