// Compares what the channels (渠道) of one site say of the same item, by meaning: X08, A09, MT12, V10.
import { z } from 'zod';
import type { GroupMember } from '../store/schemas/corpus.ts';
import { observation, type ServiceGuide } from '../store/schemas/guide.ts';
import { Channel } from '../store/schemas/outcome.ts';
import type { CorpusCheck } from './frame/check.ts';
import { sameSourceMessages } from './messages/corpus.ts';
import { bothSides, type JudgePair, judgeList, saidBy, tell } from './parts/channel-sides.ts';
import { paperDifferences, papersOf } from './parts/same-papers.ts';
import { comparedPlaces, judgePlaces, type PlacePart } from './parts/same-places.ts';
import { stepDifferences, stepsOf } from './parts/same-steps.ts';
import { type Likeness, sameFee, sameLimit, samePhones, sameVisits, sameWords } from './text/same-meaning.ts';
import { sameKinds, sameNames, sameProse } from './text/same-text.ts';

const options = z.object({ region: z.string().optional() });
type Options = z.infer<typeof options>;

/** A field that is compared: the message that speaks of it, what a guide says of it (undefined: nothing), how two sayings are judged. */
interface Compared {
  message: string;
  value: (guide: ServiceGuide) => unknown;
  judge: JudgePair;
}

interface Scalar {
  text: string;
  label?: string;
}
type Compare = (a: Scalar, b: Scalar, options: Parameters<JudgePair>[2]) => Likeness;
const words: Compare = (a, b) => sameWords(a.text, b.text);
const names: Compare = (a, b) => sameNames(a.text, b.text);
const kinds: Compare = (a, b) => sameKinds(a.text, b.text);
const prose: Compare = (a, b) => sameProse(a.text, b.text);
const phones: Compare = (a, b, { region }) => samePhones(a.text, b.text, region);
const fees: Compare = (a, b) => sameFee(a.text, b.text);
const visits: Compare = (a, b) => sameVisits(a.text, b.text);

/** Fields with one value, by how they are compared. */
const SCALARS: readonly (readonly [Compare, readonly (keyof ServiceGuide)[]])[] = [
  [words, ['name', 'basicCode', 'implementationCode', 'handlingItemCode']],
  [names, ['authority', 'itemType', 'projectType']],
  [kinds, ['onlineDepth', 'serviceObject', 'handleForms']],
  [prose, ['conditions', 'legalBasis', 'applyScope', 'results', 'visitReason']],
  [sameLimit, ['legalLimit', 'promiseLimit']],
  [phones, ['consult', 'complaint']],
  [fees, ['fee']],
  [visits, ['visits']],
];

function scalar(field: keyof ServiceGuide, compare: Compare): Compared {
  return {
    message: field === 'visits' ? 'V10' : 'X08',
    value(guide): Scalar | undefined {
      const text = [guide[field as 'name' | 'handleForms'] ?? []].flat().join('、');
      const label = guide.elements.find((element) => element.field === field)?.label;
      return text ? { text, ...(label && { label }) } : undefined;
    },
    judge(a, b, options, report) {
      const likeness = compare(saidBy(a), saidBy(b), options);
      if (likeness === 'same') return;
      for (const [own, other] of bothSides(a, b))
        tell(report, own, {
          sure: likeness === 'different',
          quote: saidBy<Scalar>(own.member).text,
          detail: `${other.name}为“${saidBy<Scalar>(other.member).text.slice(0, 120)}”。`,
        });
    },
  };
}

/** A list; one that was not opened completely says nothing of what it holds. */
const list = <Field extends 'materials' | 'steps' | 'places'>(
  field: Field,
  own: Omit<Compared, 'value'> & {
    value: (members: ServiceGuide[Field]) => readonly object[];
    holds?: (members: ServiceGuide[Field]) => boolean;
  },
): Compared => ({
  ...own,
  value(guide) {
    const members = guide[field];
    const says = own.holds ? own.holds(members) : members.length > 0;
    return says && observation(guide, field) === 'complete' ? own.value(members) : undefined;
  },
});

const placePart = (part: PlacePart, message: string): Compared =>
  list('places', {
    message,
    value: comparedPlaces,
    holds: (places) => comparedPlaces(places).some((place) => place[part]),
    judge: judgePlaces(part),
  });

/** By schema path. */
const FIELDS: Readonly<Record<string, Compared>> = {
  ...Object.fromEntries(
    SCALARS.flatMap(([compare, fields]) => fields.map((field) => [field, scalar(field, compare)])),
  ),
  'places.address': placePart('address', 'A09'),
  'places.hours': placePart('hours', 'X08'),
  'places.phone': placePart('phone', 'X08'),
  steps: list('steps', { message: 'X08', value: stepsOf, judge: judgeList(stepDifferences) }),
  materials: list('materials', { message: 'MT12', value: papersOf, judge: judgeList(paperDifferences) }),
};

export const sameSource: CorpusCheck<Options> = {
  meta: { id: 'same-source', title: '多渠道数据同源', messages: sameSourceMessages },
  options,
  alone: 'silent',
  within: 'item',
  facts: (guide, { item }) =>
    Object.entries(FIELDS).flatMap(([field, { message, value }]) => {
      const said = value(guide);
      return said === undefined
        ? []
        : [{ message, group: `${item} ${field}`, field, value: JSON.stringify(said) }];
    }),
  judge(members, options, report) {
    // Each other channel is compared with the first, the portal's own where it shows the item: a value that two of them share is
    // then not told thrice.
    const order = ({ channel }: GroupMember) => Channel.options.indexOf(channel);
    const [first, ...others] = [...members].sort((a, b) => order(a) - order(b)) as [
      GroupMember,
      ...GroupMember[],
    ];
    for (const other of others) FIELDS[first.field]!.judge(first, other, options, report);
  },
};
