// Labelled real values judged by the checks, each as a guide that says nothing else: what a message finds, and where it
// accuses wrongly. Called by real.ts.
import { address } from '../../checks/address.ts';
import type { GuideCheck } from '../../checks/frame/check.ts';
import { judgeGuide, resolveOptions } from '../../checks/frame/judge.ts';
import { hours } from '../../checks/hours.ts';
import { phone } from '../../checks/phone.ts';
import { readAddress } from '../../checks/text/address.ts';
import { ServiceGuide } from '../../store/schemas/guide.ts';
import type { Verdict } from '../../store/schemas/outcome.ts';
import { labelledTexts } from './label-texts.ts';
import type { AddressLabel } from './labelled-addresses.ts';

/** One labelled case of a message: is there a defect, and what did the check say? */
export interface RealCase {
  message: string;
  defect: boolean;
  verdict: Verdict;
}

interface HoursLabel {
  isHours: boolean;
  days: boolean;
  holiday: boolean | 'implied';
  season: 'none' | 'dated' | 'undated';
}
interface PhoneLabel {
  isPhone: boolean;
  numbers: { valid: boolean }[];
}

/** What labels say of a message; null where they say nothing. */
type Expected<Label> = readonly (readonly [message: string, defect: (label: Label) => boolean | null])[];

const absent = (part: boolean | null): boolean | null => (part === null ? null : !part);

const OF_ADDRESS: Expected<AddressLabel> = [
  ['A02', ({ street }) => absent(street)],
  ['A03', ({ door }) => absent(door)],
  // Where a window is given, a missing room is a question of its own (A04-window).
  ['A04', ({ room, window }) => (room === false && window !== false ? null : absent(room))],
  [
    'A05',
    ({ window, windowName }) =>
      window || windowName ? false : window === null || windowName === null ? null : true,
  ],
  ['A05-named', ({ window, windowName }) => (window ? false : windowName)],
];
const OF_HOURS: Expected<HoursLabel> = [
  ['H02', ({ days }) => !days],
  ['H05', ({ holiday }) => holiday === false],
  ['H08', ({ season }) => season === 'undated'],
];

const guideWith = (fields: Partial<ServiceGuide>, seen: string[]): ServiceGuide =>
  ServiceGuide.parse({
    handleForms: ['窗口办理'],
    visits: '1',
    source: 'records',
    reader: 'labels',
    observed: Object.fromEntries(seen.map((path) => [path, 'complete'])),
    shown: seen,
    ...fields,
  });

/** The worst that a check says of each message in the guide. */
function verdictsOf(check: GuideCheck, guide: ServiceGuide): Map<string, Verdict> {
  const options = resolveOptions([check], {});
  const verdicts = new Map<string, Verdict>();
  for (const { message, verdict } of judgeGuide(guide, [check], options).outcomes) {
    const known = verdicts.get(message);
    if (!known || verdict === 'fail' || (verdict === 'review' && known !== 'fail'))
      verdicts.set(message, verdict);
  }
  return verdicts;
}

function casesOf<Label>(
  expected: Expected<Label>,
  label: Label,
  verdicts: ReadonlyMap<string, Verdict>,
): RealCase[] {
  return expected.flatMap(([message, says]) => {
    const defect = says(label);
    return defect === null ? [] : [{ message, defect, verdict: verdicts.get(message) ?? 'inapplicable' }];
  });
}

/** A number that cannot be called is found under one of several messages; a right list of numbers under none. */
const BAD_NUMBER = ['P02', 'P06', 'P06-placeholder', 'P07'];

function phoneCases(label: PhoneLabel, verdicts: ReadonlyMap<string, Verdict>): RealCase[] {
  const defect = label.numbers.some(({ valid }) => !valid);
  const found = BAD_NUMBER.filter((message) => verdicts.get(message) === 'fail');
  if (defect && found.length === 0)
    return [{ message: 'P02', defect, verdict: verdicts.get('P02') ?? 'pass' }];
  const named = defect ? found : BAD_NUMBER;
  return named.map((message) => ({ message, defect, verdict: verdicts.get(message) ?? 'pass' }));
}

/** Cases from every labelled value whose text is at hand. */
export function casesOfValues(): RealCase[] {
  const addresses = labelledTexts<AddressLabel>('addresses').found.filter(
    // A label speaks of the text as a whole, a check of each place in it.
    ({ text, label }) => label.isAddress && readAddress(text).places.length === 1,
  );
  const times = labelledTexts<HoursLabel>('hours').found.filter(({ label }) => label.isHours);
  const phones = labelledTexts<PhoneLabel>('phones').found.filter(({ label }) => label.isPhone);
  return [
    ...addresses.flatMap(({ text, label }) =>
      casesOf(
        OF_ADDRESS,
        label,
        verdictsOf(address as GuideCheck, guideWith({ places: [{ address: text }] }, ['places'])),
      ),
    ),
    ...times.flatMap(({ text, label }) =>
      casesOf(
        OF_HOURS,
        label,
        verdictsOf(hours as GuideCheck, guideWith({ places: [{ hours: text }] }, ['places'])),
      ),
    ),
    ...phones.flatMap(({ text, label }) =>
      phoneCases(label, verdictsOf(phone as GuideCheck, guideWith({ consult: text }, ['consult']))),
    ),
  ];
}
