// The service map of a run (政务服务地图): each hall with what it shows and what is wrong with it. Called by overview.ts.
import type { RunRecord } from '../../store/index.ts';
import type { Finding } from '../../store/schemas/finding.ts';
import { HALL_COLUMNS, type Hall, type HallColumn, type ServiceMap } from '../../store/schemas/hall.ts';
import type { MessageIndex } from '../finding.ts';
import { type Html, html, webAddress } from '../html.ts';
import { isOpen, VERDICT_NAMES } from '../labels.ts';
import { number } from '../phrases.ts';
import { frame } from './page.ts';
import { writePages } from './paging.ts';
import { cell, clip, tableClose, tableOpen, tableRow } from './parts.ts';

const LONGEST_PHONE = 16;

type Problem = Pick<Finding, 'message' | 'outcome' | 'detail'>;

const COLUMN_NAMES: Record<HallColumn, string> = {
  address: '地址',
  hours: '开放时间',
  phone: '电话',
  services: '可办事项',
  terminals: '自助终端',
  booking: '预约方式',
};

/** Collects the problems of the map's rows while the units pass by. */
export class HallProblems {
  readonly #problems = new Map<string, Problem[]>();

  add(finding: Finding): void {
    if (finding.channel !== 'map' || !isOpen(finding)) return;
    const { item, message, outcome, detail } = finding;
    this.#problems.set(item, [...(this.#problems.get(item) ?? []), { message, outcome, detail }]);
  }

  /** `site` and hall as items name them: `site/@map/hall`. */
  of(site: string, hall: string): readonly Problem[] {
    return this.#problems.get(`${site}/@map/${hall}`) ?? [];
  }
}

function problemHtml({ message, outcome, detail }: Problem, messages: MessageIndex): Html {
  const title = messages.get(message)?.message.title ?? message;
  return html`<p>${VERDICT_NAMES[outcome]}：${title}。${clip(detail, 200)}</p>`;
}

function rowHtml(
  hall: Hall,
  problems: readonly Problem[],
  columns: readonly HallColumn[],
  messages: MessageIndex,
): Html {
  const address = hall.url && webAddress(hall.url);
  const name = clip(hall.name, 60);
  const head = address
    ? html`<a href="${address}" rel="noopener noreferrer" target="_blank">${name}</a>`
    : name;
  return tableRow(head, [
    ...columns.map((column) => {
      const text = hall[column] ?? '—';
      // One phone is not broken into lines.
      const look = column === 'phone' && text.length <= LONGEST_PHONE ? 'short' : 'long';
      return cell(COLUMN_NAMES[column], clip(text, 120), look);
    }),
    cell(
      '问题',
      problems.length > 0 ? html`${problems.map((one) => problemHtml(one, messages))}` : '无',
      'long',
    ),
  ]);
}

/** Writes `map.html`, the halls with problems first; nothing where the run read no map. */
export async function writeMapPage(input: {
  map: ServiceMap | undefined;
  problems: HallProblems;
  messages: MessageIndex;
  run: RunRecord;
  out: string;
}): Promise<string[]> {
  const { map, problems, messages, run, out } = input;
  if (!map || map.halls.length === 0) return [];
  const columns = HALL_COLUMNS.filter((column) => map.columns.includes(column));
  const of = ({ id }: Hall) => problems.of(run.site, id);
  const halls = [...map.halls].sort((a, b) => of(b).length - of(a).length || (a.name < b.name ? -1 : 1));
  const wrong = halls.filter((hall) => of(hall).length > 0).length;
  return writePages({
    dir: out,
    name: 'map',
    frame: frame({ title: '政务服务地图', home: '', run, back: true }),
    intro: html`<p>来源：${map.source}。共${number(halls.length)}个大厅，其中${number(wrong)}个有问题或待复核。${!map.whole && '地图没有全部读到，不判断大厅是否缺失。'}各事项与地图不一致之处见<a href="channels.html">各渠道内容对照</a>。</p>`,
    open: tableOpen('地图上的大厅及其问题，有问题的在前', [
      '大厅',
      ...columns.map((column) => COLUMN_NAMES[column]),
      '问题',
    ]),
    close: tableClose,
    blocks: () => halls.map((hall) => rowHtml(hall, of(hall), columns, messages)),
  });
}
