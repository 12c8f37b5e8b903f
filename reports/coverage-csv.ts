// CSV of coverage (覆盖情况): every page of the run, whether it was read, and when it was truly read. Called by report.ts.
import type { Capture, Store } from '../store/index.ts';
import type { Item } from '../store/schemas/unit.ts';
import { BOM, csvLine } from './csv.ts';
import { CHANNEL_NAMES, UNSEEN_NAMES } from './labels.ts';
import { minute } from './phrases.ts';

const TITLES = [
  ...['单位编号', '单位', '事项标识', '事项名称', '渠道', '情况'],
  ...['本批访问时间', '完整读取时间', '未读到的原因', '网址'],
];

const situationOf = ({ problem, lane }: Capture): string =>
  problem ? '未读到' : lane === 'unchanged' ? '确认未变' : '重新读取';

/** The last capture of each page counts. */
function lastCaptures(captures: readonly Capture[]): Map<string, Capture[]> {
  const last = new Map<string, Map<string, Capture>>();
  for (const capture of captures) {
    const own = last.get(capture.item) ?? new Map<string, Capture>();
    last.set(capture.item, own.set(capture.channel, capture));
  }
  return new Map([...last].map(([item, own]) => [item, [...own.values()]]));
}

/** The file as chunks, one a row: pages by unit and item; an item of which nothing was asked has one row. `names`: of the units wanted. */
export function* coverageCsv(
  store: Pick<Store, 'items' | 'captures'>,
  run: string,
  names: ReadonlyMap<string, string>,
): Generator<string> {
  yield BOM + csvLine(TITLES);
  const captures = lastCaptures(store.captures.ofRun(run));
  const order = new Map([...names.keys()].map((id, n) => [id, n]));
  const wanted = store.items.ofRun(run).filter(({ unit }) => order.has(unit));
  const sorted = wanted.sort((a, b) => order.get(a.unit)! - order.get(b.unit)!);
  for (const item of sorted) {
    const own = captures.get(item.id) ?? [];
    const head = headOf(item, names);
    if (own.length === 0) yield csvLine([...head, '', '未读到', '', '', UNSEEN_NAMES['not-captured'], '']);
    for (const capture of own) {
      const { channel, problem, problemDetail, fetchedAt, readAt = fetchedAt, url } = capture;
      const why = problem ? [UNSEEN_NAMES[problem], problemDetail].filter(Boolean).join('：') : '';
      const read = problem ? '' : minute(readAt);
      yield csvLine([
        ...[...head, CHANNEL_NAMES[channel], situationOf(capture)],
        ...[minute(fetchedAt), read, why, url],
      ]);
    }
  }
}

const headOf = ({ unit, id, name, situation }: Item, names: ReadonlyMap<string, string>): string[] => [
  ...[unit, names.get(unit) ?? unit, id],
  situation ? `${name}（${situation}）` : name,
];
