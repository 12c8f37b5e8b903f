// Compares what the channels (渠道) of one site say of the same item, by meaning: X08, A09, MT12, V10.
import { z } from 'zod';
import type { Fact, GroupMember } from '../store/schemas/corpus.ts';
import { observation, type ServiceGuide } from '../store/schemas/guide.ts';
import { fold, placeKeys } from '../store/schemas/member-key.ts';
import type { Channel, Outcome } from '../store/schemas/outcome.ts';
import type { CorpusCheck, ReportOn } from './frame/check.ts';
import { sameSourceMessages } from './messages/corpus.ts';
import { type ComparedStep, stepDifferences } from './parts/same-steps.ts';
import {
  type Likeness,
  sameAddress,
  sameFee,
  sameHours,
  sameLimit,
  samePhones,
  sameVisits,
  sameWords,
} from './text/same-meaning.ts';
import { sameKinds, sameNames, sameProse } from './text/same-text.ts';

const options = z.object({ region: z.string().optional() });
type Options = z.infer<typeof options>;

const CHANNELS: Record<Channel, string> = {
  ...{ pc: '网站', h5: '移动端', unit: '单位网站', kiosk: '自助终端', hall: '办事大厅' },
  ...{ map: '办事地图', app: '随申办App', wechat: '微信小程序', alipay: '支付宝小程序' },
};

interface Scalar {
  text: string;
  label?: string;
}
type Compare = (a: Scalar, b: Scalar, options: Options) => Likeness;
const words: Compare = (a, b) => sameWords(a.text, b.text);
const names: Compare = (a, b) => sameNames(a.text, b.text);
const kinds: Compare = (a, b) => sameKinds(a.text, b.text);
const prose: Compare = (a, b) => sameProse(a.text, b.text);
const phones: Compare = (a, b, { region }) => samePhones(a.text, b.text, region);

/** Fields with one value, the message that speaks of each, and how it is compared. */
const SCALARS: Readonly<Partial<Record<keyof ServiceGuide, readonly [message: string, Compare]>>> = {
  name: ['X08', words],
  basicCode: ['X08', words],
  implementationCode: ['X08', words],
  handlingItemCode: ['X08', words],
  legalLimit: ['X08', sameLimit],
  promiseLimit: ['X08', sameLimit],
  consult: ['X08', phones],
  complaint: ['X08', phones],
  fee: ['X08', (a, b) => sameFee(a.text, b.text)],
  authority: ['X08', names],
  itemType: ['X08', names],
  projectType: ['X08', names],
  onlineDepth: ['X08', kinds],
  serviceObject: ['X08', kinds],
  handleForms: ['X08', kinds],
  conditions: ['X08', prose],
  legalBasis: ['X08', prose],
  applyScope: ['X08', prose],
  results: ['X08', prose],
  visitReason: ['X08', prose],
  visits: ['V10', (a, b) => sameVisits(a.text, b.text)],
};

/** A place as it is compared. */
interface Spot {
  key: string;
  /** It has a hall's name. */
  named?: true;
  address: string;
  hours?: string;
  phone?: string;
}
interface Paper {
  name: string;
  originals?: string;
  copies?: string;
  form?: string;
}

function listFacts(guide: ServiceGuide, item: string): Fact[] {
  const facts: Fact[] = [];
  const keys = placeKeys(guide.places);
  const spots = guide.places.map(
    ({ hall, address = '', window = '', hours, phone }, i): Spot => ({
      key: keys[i]!,
      ...(hall && { named: true }),
      address: [address, window].filter(Boolean).join(' '),
      ...(hours && { hours }),
      ...(phone && { phone }),
    }),
  );
  const add = (message: string, field: string, value: unknown) =>
    facts.push({ message, group: `${item} ${field}`, field, value: JSON.stringify(value) });
  // Parts of a list that was not opened completely say nothing of what it holds.
  if (observation(guide, 'places') === 'complete' && spots.some(({ address }) => address))
    add('A09', 'places.address', spots);
  if (observation(guide, 'places') === 'complete' && spots.some(({ hours }) => hours))
    add('X08', 'places.hours', spots);
  if (observation(guide, 'places') === 'complete' && spots.some(({ phone }) => phone))
    add('X08', 'places.phone', spots);
  if (observation(guide, 'steps') === 'complete' && guide.steps.length > 0)
    add(
      'X08',
      'steps',
      guide.steps.map(({ name, limit }): ComparedStep => ({ name, ...(limit && { limit }) })),
    );
  if (observation(guide, 'materials') === 'complete' && guide.materials.length > 0)
    add(
      'MT12',
      'materials',
      guide.materials.map(
        ({ name, originals, copies, form }): Paper => ({
          name,
          ...(originals && { originals }),
          ...(copies && { copies }),
          ...(form && { form }),
        }),
      ),
    );
  return facts;
}

const read = <T>(member: GroupMember): T => JSON.parse(member.value) as T;

type Difference = Omit<Outcome, 'message' | 'verdict' | 'field'> & { sure: boolean };
type Side = { member: GroupMember; name: string };

const sides = (a: GroupMember, b: GroupMember): [Side, Side][] => {
  const [x, y] = [a, b].map((member) => ({ member, name: CHANNELS[member.channel] })) as [Side, Side];
  return [
    [x, y],
    [y, x],
  ];
};

const tell = (report: ReportOn, { member }: Side, { sure, ...more }: Difference): void =>
  report(member, { verdict: sure ? 'fail' : 'review', field: member.field, ...more });

/** Places of two channels, paired by their key; where each has one, those two. */
function pairs(a: readonly Spot[], b: readonly Spot[]): [Spot, Spot][] {
  if (a.length === 1 && b.length === 1) return [[a[0]!, b[0]!]];
  return a.flatMap((spot): [Spot, Spot][] => {
    const other = b.find(({ key }) => key === spot.key);
    return other ? [[spot, other]] : [];
  });
}

/** A place without a name whose address stands in a longer one of the other channel, or holds it. */
const isHeld = (spot: Spot, others: readonly Spot[]): boolean =>
  !spot.named &&
  spot.address !== '' &&
  others.some(({ named, address, key }) => {
    const [x, y] = [fold(spot.address), fold(address)];
    return !named && key !== spot.key && y !== '' && (x.includes(y) || y.includes(x));
  });

function judgePlaces(
  a: GroupMember,
  b: GroupMember,
  part: 'address' | 'hours' | 'phone',
  { region }: Options,
  report: ReportOn,
): void {
  const compare = {
    address: sameAddress,
    hours: sameHours,
    phone: (x: string, y: string) => samePhones(x, y, region),
  }[part];
  for (const [own, other] of sides(a, b)) {
    const [mine, theirs] = [read<Spot[]>(own.member), read<Spot[]>(other.member)];
    for (const [x, y] of pairs(mine, theirs)) {
      const likeness = x[part] && y[part] ? compare(x[part], y[part]) : 'same';
      if (likeness !== 'same')
        tell(report, own, {
          sure: likeness === 'different',
          key: x.key,
          quote: x[part]!,
          detail: `${other.name}为“${y[part]!.slice(0, 120)}”。`,
        });
    }
    const lost = mine.filter((spot) => !theirs.some(({ key }) => key === spot.key) && !isHeld(spot, theirs));
    // Several places in one value may be told apart in one channel and not in the other.
    const together = mine.some((spot) => isHeld(spot, theirs)) && lost.every(({ address }) => !address);
    if (
      part === 'address' &&
      !together &&
      (mine.length > 1 || theirs.length > 1) &&
      (lost.length > 0 || mine.length !== theirs.length)
    )
      tell(report, own, {
        sure: false,
        detail: `${own.name}列有${mine.length}处办理地点，${other.name}列有${theirs.length}处${lost[0] ? `，没有“${lost[0].address.slice(0, 60)}”` : ''}。`,
      });
  }
}

const count = (text: string | undefined): string | undefined =>
  text?.match(/\d+/u)?.[0]?.replace(/^0+(?=\d)/u, '');
/** 纸质, 电子 or both; undefined where neither is named. */
const medium = (form: string | undefined): string | undefined =>
  form === undefined
    ? undefined
    : /均可|不限/u.test(form)
      ? '纸质电子'
      : ['纸', '电子'].filter((word) => form.includes(word)).join('') || undefined;

/** How two materials of one name differ, a short Chinese phrase; undefined where they do not. */
function paperDifference(paper: Paper, same: Paper, other: string): string | undefined {
  const differs = (x: string | undefined, y: string | undefined) =>
    x !== undefined && y !== undefined && x !== y;
  const name = `“${paper.name.slice(0, 40)}”`;
  if (differs(count(paper.originals), count(same.originals)))
    return `${name}原件${paper.originals}份，${other}为${same.originals}份`;
  if (differs(count(paper.copies), count(same.copies)))
    return `${name}复印件${paper.copies}份，${other}为${same.copies}份`;
  return differs(medium(paper.form), medium(same.form))
    ? `${name}为${paper.form}，${other}为${same.form}`
    : undefined;
}

/** What a list of materials has that another one has not. A name may stand twice, once a situation. */
function paperDifferences(mine: readonly Paper[], theirs: readonly Paper[], other: string): string[] {
  return mine.flatMap((paper) => {
    const named = theirs.filter(({ name }) => fold(name) === fold(paper.name));
    if (named.length === 0) return [`“${paper.name.slice(0, 40)}”${other}未列`];
    const found = named.map((same) => paperDifference(paper, same, other));
    return found.includes(undefined) ? [] : [found[0]!];
  });
}

const MAX_TOLD = 3;

function judgePapers(a: GroupMember, b: GroupMember, report: ReportOn): void {
  for (const [own, other] of sides(a, b)) {
    const [mine, theirs] = [read<Paper[]>(own.member), read<Paper[]>(other.member)];
    const found = [
      ...paperDifferences(mine, theirs, other.name),
      ...paperDifferences(theirs, mine, own.name).filter((text) => text.endsWith('未列')),
    ];
    if (found.length > 0)
      tell(report, own, {
        sure: true,
        quote: mine
          .map(({ name }) => name)
          .sort()
          .join('、')
          .slice(0, 500),
        detail: `${found.slice(0, MAX_TOLD).join('；')}${found.length > MAX_TOLD ? `等${found.length}处不同` : ''}。`,
      });
  }
}

function judgeSteps(a: GroupMember, b: GroupMember, report: ReportOn): void {
  for (const [own, other] of sides(a, b)) {
    const [mine, theirs] = [read<ComparedStep[]>(own.member), read<ComparedStep[]>(other.member)];
    const found = [
      ...stepDifferences(mine, theirs, other.name),
      ...stepDifferences(theirs, mine, own.name).filter(({ text }) => text.endsWith('未列')),
    ];
    if (found.length > 0)
      tell(report, own, {
        sure: found.some(({ sure }) => sure),
        quote: mine
          .map(({ name }) => name)
          .join('、')
          .slice(0, 500),
        detail: `${found
          .slice(0, MAX_TOLD)
          .map(({ text }) => text)
          .join('；')}${found.length > MAX_TOLD ? `等${found.length}处不同` : ''}。`,
      });
  }
}

function judgeScalar(
  a: GroupMember,
  b: GroupMember,
  compare: Compare,
  options: Options,
  report: ReportOn,
): void {
  const [x, y] = [read<Scalar>(a), read<Scalar>(b)];
  const likeness = compare(x, y, options);
  if (likeness === 'same') return;
  for (const [own, other] of sides(a, b))
    tell(report, own, {
      sure: likeness === 'different',
      quote: read<Scalar>(own.member).text,
      detail: `${other.name}为“${read<Scalar>(other.member).text.slice(0, 120)}”。`,
    });
}

export const sameSource: CorpusCheck<Options> = {
  meta: { id: 'same-source', title: '多渠道数据同源', messages: sameSourceMessages },
  options,
  alone: 'silent',
  facts(guide, { item }) {
    const scalars = Object.entries(SCALARS).flatMap(([field, [message]]): Fact[] => {
      const given = guide[field as 'name' | 'handleForms'];
      const text = Array.isArray(given) ? given.join('、') : given;
      if (!text) return [];
      const label = guide.elements.find((element) => element.field === field)?.label;
      const value: Scalar = { text, ...(label && { label }) };
      return [{ message, group: `${item} ${field}`, field, value: JSON.stringify(value) }];
    });
    return [...scalars, ...listFacts(guide, item)];
  },
  judge(members, options, report) {
    // Each other channel is compared with the first: a value that two of them share is then not told thrice.
    const [first, ...others] = members as [GroupMember, ...GroupMember[]];
    for (const other of others) {
      const [list, part] = first.field.split('.');
      if (list === 'places')
        judgePlaces(first, other, part as 'address' | 'hours' | 'phone', options, report);
      else if (first.field === 'steps') judgeSteps(first, other, report);
      else if (first.field === 'materials') judgePapers(first, other, report);
      else judgeScalar(first, other, SCALARS[first.field as 'name']![1], options, report);
    }
  },
};
