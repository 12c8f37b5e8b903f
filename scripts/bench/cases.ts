// What is measured, and beside which peer. The work is the fixture's own guides, so that the numbers compare from release to release.
import { load } from 'cheerio';
import { findPhoneNumbersInText } from 'libphonenumber-js/max';
import OpeningHours from 'opening_hours';
import { judgeGuide, resolveOptions } from '../../checks/frame/judge.ts';
import { guideChecks, regionOptions } from '../../checks/index.ts';
import { readAddress } from '../../checks/text/address.ts';
import { readHours } from '../../checks/text/hours.ts';
import { readLimit } from '../../checks/text/limit.ts';
import { forgetAll } from '../../checks/text/memo.ts';
import { normalise } from '../../checks/text/normalise.ts';
import { readPhone } from '../../checks/text/phone.ts';
import { readVisits } from '../../checks/text/visits.ts';
import { defaultDictionary } from '../../crawler/dictionary.ts';
import { extract } from '../../crawler/extract.ts';
import { snapshotFromHtml } from '../../crawler/snapshot/from-html.ts';
import { buildFixture } from '../../fixtures/build.ts';
import { wholePage } from '../../fixtures/layouts/page.ts';
import { ServiceGuide } from '../../store/schemas/guide.ts';
import { type FuzzedField, fuzz } from './fuzz.ts';
import { type BenchCase, slowest } from './measure.ts';

const each =
  <T>(values: readonly T[], work: (value: T) => unknown) =>
  () => {
    for (const value of values) work(value);
  };

const READERS: readonly (readonly [FuzzedField, (text: string) => unknown])[] = [
  ['address', readAddress],
  ['hours', readHours],
  ['phone', (text) => readPhone(text, { region: '021' })],
  ['limit', (text) => readLimit(text)],
  ['visits', readVisits],
];

/** Each reader on the string that takes it longest of so many fuzzed ones. */
const worstCases = (strings: number): BenchCase[] =>
  READERS.map(([field, read]) => {
    const text = slowest(fuzz(field, strings), read);
    return {
      name: `read the worst fuzzed ${field} of ${strings}`,
      operations: 1,
      ours: () => void read(text),
      peer: { name: 'the same string in one spelling', run: () => void normalise(text) },
    };
  });

/** `strings`: how many fuzzed ones each reader is tried on. */
export function benchCases(strings: number): BenchCase[] {
  const { guides } = buildFixture({ seed: 2021, items: 2 });
  // A night judges thousands of guides: enough of them that the round to warm up is over when the first one counts.
  const night = buildFixture({ seed: 2021, items: 12 }).guides;
  const places = guides.flatMap(({ guide }) => guide.places);
  const addresses = places.flatMap((place) => place.address ?? []);
  const hours = places.flatMap((place) => place.hours ?? []);
  const osm = hours.flatMap((text) => readHours(text).osm ?? []);
  const phones = guides.flatMap(({ guide }) => guide.consult ?? []);
  const pages = guides.slice(0, 30).map(wholePage);
  const dictionary = defaultDictionary();
  const options = resolveOptions(guideChecks, regionOptions('021'));
  // Each pass begins without remembered readings, or the second one would read nothing.
  const judging = (checks: typeof guideChecks, some: typeof guides) => () => {
    forgetAll();
    for (const { guide } of some) judgeGuide(guide, checks, options);
  };
  // The peer of the address reader: the plain pattern that such tools use, which knows no list, no hall and no window.
  const plain =
    /(?<street>[\p{Script=Han}]+?(?:路|街|道|弄|巷))(?<door>\d+(?:-\d+)?号)(?<floor>[\d一二三四五六七八九十]+[楼层])?/u;
  return [
    {
      name: 'read address',
      operations: addresses.length,
      ours: each(addresses, readAddress),
      peer: { name: 'one regular expression', run: each(addresses, (t) => plain.exec(t)) },
    },
    {
      name: 'read hours',
      operations: hours.length,
      ours: each(hours, readHours),
      peer: {
        name: 'opening_hours, parsing the OSM form',
        run: each(osm, (t) => new OpeningHours(t, null as never)),
      },
    },
    {
      name: 'read phones',
      operations: phones.length,
      ours: each(phones, (t) => readPhone(t, { region: '021' })),
      peer: {
        name: 'libphonenumber-js findPhoneNumbersInText',
        run: each(phones, (t) => findPhoneNumbersInText(t, 'CN')),
      },
    },
    {
      name: 'read a page',
      operations: pages.length,
      ours: each(pages, (html) =>
        extract(snapshotFromHtml(html, { url: 'http://portal.fixture.example/' }), dictionary),
      ),
      peer: { name: 'cheerio, text of the page', run: each(pages, (html) => load(html).text()) },
    },
    {
      name: 'judge a guide',
      operations: night.length,
      ours: judging(guideChecks, night),
      peer: {
        name: 'zod, checking the same record',
        run: each(night, ({ guide }) => ServiceGuide.parse(guide)),
      },
    },
    ...worstCases(strings),
    // Beside all checks together, so that the ratio is its share.
    ...guideChecks.map((check) => ({
      name: `check ${check.meta.id}`,
      operations: guides.length,
      ours: judging([check], guides),
      peer: { name: 'all checks together', run: judging(guideChecks, guides) },
    })),
  ];
}
