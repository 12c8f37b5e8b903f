// Owner of a value (责任归属): the body that must mend it. Called by finding.ts; owner.md explains it to officials.
import type { Place, ServiceGuide } from '../store/schemas/guide.ts';
import { placeKeys } from '../store/schemas/member-key.ts';

/** What nobody can be told to mend before a person has decided; it never goes into a notice. */
export const UNDECIDED = '归属待定';

const SHANGHAI_DISTRICTS =
  '浦东新区|黄浦区|徐汇区|长宁区|静安区|普陀区|虹口区|杨浦区|闵行区|宝山区|嘉定区|金山区|松江区|青浦区|奉贤区|崇明区';
/** Districts of Shanghai by name; elsewhere what stands between 市 and 区 or 县. */
const DISTRICT = new RegExp(
  `(${SHANGHAI_DISTRICTS})|市((?!市?辖?区)[\\p{Script=Han}]{1,5}?(?:(?<!小|社|园|校|院|厂|城|辖)区|县))`,
  'gu',
);

/** Systems that are led from above: a district is never asked to mend their values. */
const VERTICAL = /海事|税务|烟草|电网|电力|供电|公积金/;

/** A hall's name that names no body (一楼大厅, 行政服务中心). */
const NAMELESS_HALL =
  /^(?:[一二三四五六七八九十\d]+(?:楼|层|号))*(?:办事|办证|服务|业务|综合|受理|政务|行政|便民|公共|服务|审批|办理)*(?:大厅|中心|窗口|厅|服务厅|大楼)?$/;

/** An authority that names nobody in particular, or several bodies at once. */
const VAGUE_AUTHORITY = /^(?:各|有关|相关|所在|当地|属地)|[、，,;；\n]/;

/** Which body a field belongs to; a field that is not here is undecided. */
const BELONGS: Readonly<Record<string, 'place' | 'authority'>> = {
  places: 'place',
  hall: 'place',
  ...Object.fromEntries(
    [
      'name basicCode implementationCode handlingItemCode authority itemType projectType serviceObject level',
      'handleForms legalLimit promiseLimit visits visitReason consult complaint conditions legalBasis fee',
      'intermediary specialStages process steps materials results onlineDepth applyUrl links listed',
    ].flatMap((line) => line.split(' ').map((field) => [field, 'authority' as const])),
  ),
};

export interface OwnedValue {
  field: string;
  key?: string | null;
}

/**
 * The name of the body that must mend a value, as the page names it, or 归属待定.
 * `unitName` (the unit under which the portal lists the item) stands in where the page prints no authority.
 */
export function ownerOf(value: OwnedValue, guide: ServiceGuide | null, unitName: string): string {
  const authority = authorityOf(guide, unitName);
  switch (BELONGS[value.field.split('.')[0]!]) {
    case 'authority':
      return authority;
    case 'place': {
      const place = guide && memberOf(guide.places, value.key);
      // No place at all: the item's own body has to name one.
      if (!place) return value.key ? UNDECIDED : authority;
      return placeOwner(place, authority, guide.places.length === 1);
    }
    default:
      return UNDECIDED;
  }
}

function authorityOf(guide: ServiceGuide | null, unitName: string): string {
  const printed = guide?.authority?.trim() || unitName;
  // A second name in brackets (加挂牌子) is the same body.
  const name = printed.replace(/（[^）]*）|\([^)]*\)/g, '');
  return VAGUE_AUTHORITY.test(name) ? UNDECIDED : printed;
}

function memberOf(places: readonly Place[], key?: string | null): Place | undefined {
  if (!key) return places.length === 1 ? places[0] : undefined;
  return places[placeKeys(places).indexOf(key)];
}

function placeOwner(place: Place, authority: string, only: boolean): string {
  const hall = place.hall && !NAMELESS_HALL.test(place.hall) ? place.hall : undefined;
  const named = districtsIn(place.address ?? '');
  if (VERTICAL.test(authority)) return hall && VERTICAL.test(hall) ? hall : authority;
  if (hall) return hall;
  // A district's own body sits in its own district: the more precise name wins.
  if (named.length === 1) return authority.includes(stem(named[0]!)) ? authority : named[0]!;
  if (named.length > 1) return UNDECIDED;
  return only ? authority : UNDECIDED;
}

function districtsIn(text: string): string[] {
  return [...new Set([...text.matchAll(DISTRICT)].map((m) => (m[1] ?? m[2])!))];
}

const stem = (district: string): string => district.replace(/(?:新区|区|县)$/, '');
