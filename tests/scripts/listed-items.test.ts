// Items that one channel lists and another does not: withdrawn on the portal, still on the phone; never where a list was not wholly read.
import { beforeEach, expect, test } from 'vitest';
import { compareLists } from '../../checks/lists/listed-items.ts';
import { judgeLists } from '../../scripts/pipeline/judge-lists.ts';
import { messages } from '../../scripts/pipeline.ts';
import type { RunRecord, Store } from '../../store/index.ts';
import type { ChannelList } from '../../store/schemas/channel-list.ts';
import { folder, open } from '../store/folder.ts';

const list = (channel: ChannelList['channel'], items: string, complete = true, unit = 'A'): ChannelList => ({
  ...{ channel, unit, complete, source: `http://portal/${channel}` },
  items: items
    .split(' ')
    .filter(Boolean)
    .map((one) => {
      const [portalId = '', name = `事项${portalId}`] = one.split('=');
      return { portalId, name };
    }),
});

let store: Store;
let clock: number;
beforeEach(() => {
  clock = Date.parse('2026-11-02T14:00:00Z');
  store = open(folder(), { now: () => new Date(clock) });
  store.units.upsert('made', [{ id: 'A', name: '市公安局', league: 'evaluated' }]);
});
function night(lists: ChannelList[], holds = false): { run: RunRecord; told: string[]; unobserved: number } {
  clock += 86_400_000;
  const run = store.runs.start({ site: 'made', kind: 'crawl' });
  store.channelLists.save(run.id, lists);
  const { unobserved } = judgeLists(store, run, messages, { holds: () => holds });
  const told = [...store.findings.iterate(run.id)].map(
    ({ item, channel, message, outcome, state }) => `${channel} ${item} ${message} ${outcome} ${state}`,
  );
  return { run, told: told.sort(), unobserved };
}

test('what the portal never had is a question, what it withdrew is a defect, told once with both lists', () => {
  const first = night([list('pc', '1 2'), list('h5', '1 2 3')]);
  expect(first.told).toEqual(['h5 made/3 X08-withdrawn review new']);
  const second = night([list('pc', '1'), list('h5', '1 2 3')]);
  expect(second.told).toEqual(['h5 made/2 X08-withdrawn fail new', 'h5 made/3 X08-withdrawn review open']);
  expect(night([list('pc', '1'), list('h5', '1 2 3')]).told[0]).toBe('h5 made/2 X08-withdrawn fail open');
  const [two] = [...store.findings.iterate(second.run.id)].filter(({ item }) => item === 'made/2');
  expect(two).toMatchObject({ unit: 'A', owner: '市公安局', quote: '事项2', itemName: '事项2' });
  expect(two!.detail).toBe(
    '网站清单（http://portal/pc，共1项）没有该事项，移动端清单（http://portal/h5，共3项）仍列有该事项。网站以前的清单有该事项，已撤下。',
  );
});

test('it ends with the list that was mended, and with the item', () => {
  night([list('pc', '1'), list('h5', '1 2')]);
  expect(night([list('pc', '1 2'), list('h5', '1 2')]).told).toEqual([
    'h5 made/2 X08-withdrawn review fixed',
  ]);
  night([list('pc', '1'), list('h5', '1 2')]);
  expect(night([list('pc', '1'), list('h5', '1')]).told).toEqual(['h5 made/2 X08-withdrawn fail withdrawn']);
});

test('a list that was not wholly read, or waits for the operator, changes nothing', () => {
  night([list('pc', '1'), list('h5', '1 2')]);
  const open = ['h5 made/2 X08-withdrawn review open'];
  expect(night([list('pc', '1', false), list('h5', '1 2 3')])).toMatchObject({ told: open, unobserved: 1 });
  expect(night([list('pc', '1'), list('h5', '1', false)])).toMatchObject({ told: open, unobserved: 1 });
  expect(night([list('pc', ''), list('h5', '1 2')], true)).toMatchObject({ told: open, unobserved: 1 });
  expect(night([list('pc', '1 2')])).toMatchObject({ told: open, unobserved: 0 });
  expect(night([list('h5', '1 2'), list('kiosk', '1 9')])).toMatchObject({ told: open, unobserved: 0 });
});

test('the phone is asked for all items, a terminal is not', () => {
  expect(night([list('pc', '1 2'), list('h5', '1'), list('kiosk', '1')]).told).toEqual([
    'h5 made/2 X08-missing review new',
  ]);
});

test('the same name under another id, and an item that moved to another unit, are no difference', () => {
  expect(night([list('pc', '1=居住证（办理）'), list('h5', '9=居住证(办理)')]).told).toEqual([]);
  expect(night([list('pc', '1'), list('pc', '2', true, 'B'), list('h5', '1 2')]).told).toEqual([]);
});

test('judged once more, all is as it was', () => {
  const { run } = night([list('pc', '1'), list('h5', '1 2')]);
  const before = [...store.findings.iterate(run.id)];
  judgeLists(store, run, messages, { holds: () => false });
  expect([...store.findings.iterate(run.id)]).toEqual(before);
});

test('lists that say the same pass, item by item', () => {
  const all = compareLists({
    ...{ first: list('pc', '1'), former: undefined, other: list('h5', '1') },
    listedElsewhere: (id) => id === '1',
  });
  expect(all?.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
});

test('a channel with ids of its own is not compared', () => {
  expect(night([list('pc', '1 2 3'), list('unit', 'a b c')]).told).toEqual([]);
});
