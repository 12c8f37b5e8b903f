// Accuracy on the channels' sandbox, without a browser: what all channels and the service map say against one another, beside its
// truth. Called by the accuracy command, the docs and a test.
import { judgeGuide, resolveOptions } from '../../checks/frame/judge.ts';
import { type CorpusGuide, judgeCorpus } from '../../checks/frame/judge-corpus.ts';
import { corpusChecks, guideChecks, regionOptions } from '../../checks/index.ts';
import { CHANNELS_SITE, type ChannelsSandbox, channelsSandbox } from '../../fixtures/channels/sandbox.ts';
import { phoneGuide } from '../../fixtures/h5/shown.ts';
import { HALL_COLUMNS } from '../../store/schemas/hall.ts';
import type { Channel, Outcome } from '../../store/schemas/outcome.ts';
import type { TruthLine } from '../../store/schemas/truth.ts';
import { itemId } from '../../store/schemas/unit.ts';
import { HallBook } from '../pipeline/hall-book.ts';
import { LISTED, saidOfLists } from '../pipeline/judge-lists.ts';
import { hallItem, outcomesOfHall } from '../pipeline/judge-map.ts';
import type { AccuracyRow } from './row.ts';
import { compareWithTruth, type Line } from './truth.ts';

const REGION = '021';

const wrongIn = (item: string, channel: Channel, outcomes: readonly Outcome[]): Line[] =>
  outcomes.flatMap(({ message, verdict, field, key = null }) =>
    verdict === 'fail' || verdict === 'review' ? [{ item, channel, message, verdict, field, key }] : [],
  );

/** The lists as the sandbox's portal gives them: of all units that its first channel has. */
function wrongInLists(guides: ChannelsSandbox['guides']): Line[] {
  const units = [...new Set(guides.pc.map(({ unit }) => unit.id))];
  const lists = Object.entries(guides).flatMap(([channel, own]) =>
    units.map((unit) => ({
      ...{ channel: channel as Channel, unit, complete: true, source: channel },
      items: own
        .filter((one) => one.unit.id === unit)
        .map(({ item: { portalId, name } }) => ({ portalId, name })),
    })),
  );
  const { said } = saidOfLists({ lists, former: () => undefined, holds: () => false });
  return said.flatMap(({ portalId, channel, message, verdict }) =>
    wrongIn(itemId(CHANNELS_SITE, portalId), channel, [{ message, verdict, field: LISTED }]),
  );
}

export function judgeSandbox(): { found: Line[]; truth: TruthLine[] } {
  const { guides, halls, truth } = channelsSandbox();
  const options = resolveOptions([...guideChecks, ...corpusChecks], regionOptions(REGION));
  const book = new HallBook(
    { run: 'accuracy', source: 'sandbox', columns: [...HALL_COLUMNS], whole: true, halls },
    REGION,
  );
  const all = Object.entries(guides).flatMap(([channel, own]) =>
    own.map(
      ({ item, unit, guide }): CorpusGuide => ({
        ...{ item: item.id, itemName: item.name, unit: unit.id, channel: channel as Channel },
        guide: channel === 'h5' ? phoneGuide(guide) : guide,
      }),
    ),
  );
  const compared = judgeCorpus(all, corpusChecks, options, (_, error) => {
    throw error;
  });
  const found = all.flatMap(({ item, channel, guide }, at) => {
    const joined = book.join(guide);
    book.note(item, joined);
    const { outcomes, errors } = judgeGuide(joined, guideChecks, options);
    if (errors[0]) throw errors[0].error;
    return wrongIn(item, channel, [...outcomes, ...compared[at]!]);
  });
  const rows = halls.flatMap((hall) =>
    wrongIn(
      hallItem(CHANNELS_SITE, hall.id),
      'map',
      outcomesOfHall(book, hall, options, (id) => id),
    ),
  );
  return { found: [...found, ...rows, ...wrongInLists(guides)], truth };
}

const SET = '多渠道植入差异';

/** A line for each message that is planted or was found. */
export function accuracyOfSandbox(): AccuracyRow[] {
  const { found, truth } = judgeSandbox();
  const { misses, falseAlarms } = compareWithTruth(found, truth);
  const count = (lines: readonly Line[], id: string) => lines.filter(({ message }) => message === id).length;
  return [...new Set([...truth, ...found].map(({ message }) => message))].sort().map((message) => {
    const own = found.filter((one) => one.message === message);
    return {
      ...{ set: SET, message, cases: count(truth, message) },
      ...{ misses: count(misses, message), falseAlarms: count(falseAlarms, message) },
      reviewShare:
        own.length === 0 ? 0 : own.filter(({ verdict }) => verdict === 'review').length / own.length,
    };
  });
}
