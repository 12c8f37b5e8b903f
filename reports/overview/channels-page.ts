// The table of differences between channels (各渠道内容对照): what each channel of an item says, side by side. Called by overview.ts.
import type { RunRecord } from '../../store/index.ts';
import type { Finding } from '../../store/schemas/finding.ts';
import { Channel } from '../../store/schemas/outcome.ts';
import { elementName } from '../field-names.ts';
import { type Html, html, webAddress } from '../html.ts';
import { CHANNEL_NAMES, isOpen, VERDICT_NAMES } from '../labels.ts';
import type { UpdateTimes } from '../newer-channel.ts';
import { number } from '../phrases.ts';
import { isBetweenChannels } from '../same-fact.ts';
import { frame } from './page.ts';
import { writePages } from './paging.ts';
import { cell, clip, tableClose, tableOpen, tableRow } from './parts.ts';

type Side = Pick<Finding, 'channel' | 'quote' | 'detail' | 'url'>;

/** One element of one item in which channels differ. */
export interface ChannelDifference extends Pick<Finding, 'item' | 'itemName' | 'field' | 'key' | 'outcome'> {
  unitName: string;
  /** In the order of the channels. */
  sides: Side[];
}

/** Whether a sentence quotes what the side says, as far as sentences do. */
const isQuoted = ({ quote }: Side, sentence: string): boolean =>
  quote !== null && sentence.includes(quote.slice(0, 120));

/** Collects the findings of comparisons while the units pass by. */
export class DifferenceCollector {
  readonly #rows = new Map<string, ChannelDifference[]>();

  add(finding: Finding, unitName: string): void {
    // The row of the service map is told in the guide's own words already.
    if (!isBetweenChannels(finding.message) || !isOpen(finding) || finding.channel === 'map') return;
    const { item, itemName, field, key, outcome, channel, quote, detail, url, message } = finding;
    const id = JSON.stringify([item, field, message]);
    const rows = this.#rows.get(id) ?? [];
    this.#rows.set(id, rows);
    // Places with other addresses have other keys: the two sides then quote one another.
    const row = rows.find(
      ({ key: other, sides }) =>
        !sides.some((side) => side.channel === channel) &&
        (other === key || sides.some((side) => isQuoted(side, detail))),
    );
    const side = { channel, quote, detail, url };
    if (row) row.sides.push(side);
    else rows.push({ item, itemName, field, key, outcome, unitName, sides: [side] });
  }

  list(): ChannelDifference[] {
    const order = ({ channel }: Side) => Channel.options.indexOf(channel);
    const rows = [...this.#rows.values()].flat();
    for (const { sides } of rows) sides.sort((a, b) => order(a) - order(b));
    return rows;
  }
}

const TITLES = ['事项', '要素', '各渠道写法', '差异说明', '判定', '单位'];

function sideHtml({ channel, quote, url }: Side): Html {
  const address = webAddress(url);
  const name = address
    ? html`<a href="${address}" rel="noopener noreferrer" target="_blank">${CHANNEL_NAMES[channel]}</a>`
    : CHANNEL_NAMES[channel];
  return html`<p>${name}：${quote === null ? '—' : clip(quote, 200)}</p>`;
}

/** Sentences that say more than the texts beside one another show. */
const explanation = (sides: readonly Side[]): string =>
  sides
    .filter(
      ({ channel, detail }) => !sides.some((side) => side.channel !== channel && isQuoted(side, detail)),
    )
    .map(({ channel, detail }) => `${CHANNEL_NAMES[channel]}页面：${clip(detail, 200)}`)
    .join(' ');

const rowHtml = (
  { item, itemName, field, key, outcome, unitName, sides }: ChannelDifference,
  times: UpdateTimes,
): Html =>
  tableRow(clip(itemName, 80), [
    cell('要素', elementName(field, key && clip(key, 60)), 'long'),
    cell('各渠道写法', html`${sides.map(sideHtml)}`, 'long'),
    cell(
      '差异说明',
      [
        explanation(sides) || '见左。',
        times.sentence(
          item,
          sides.map(({ channel }) => channel),
        ),
      ].join(''),
      'long',
    ),
    cell('判定', VERDICT_NAMES[outcome], 'short'),
    cell('单位', clip(unitName, 40), 'short'),
  ]);

/** Writes `channels.html`; nothing where no channels differ. */
export async function writeChannelsPage(input: {
  differences: readonly ChannelDifference[];
  times: UpdateTimes;
  run: RunRecord;
  out: string;
}): Promise<string[]> {
  const { differences, times, run, out } = input;
  if (differences.length === 0) return [];
  return writePages({
    dir: out,
    name: 'channels',
    frame: frame({ title: '各渠道内容对照', home: '', run, back: true }),
    intro: html`<p>同一事项在各渠道的内容不一致的，共${number(differences.length)}处。按含义比较，只是写法、标点、全角半角或排列顺序不同的不列；一个渠道没有展示的要素不比较；办理地点与政务服务地图不一致的，地图的内容见“差异说明”。哪一处正确须由单位核对。</p>`,
    open: tableOpen('同一要素在各渠道的原文对照', TITLES),
    close: tableClose,
    blocks: () => differences.map((one) => rowHtml(one, times)),
  });
}
