// Columns of the list of problems (问题清单), the same in workbooks and CSV. Called by workbook/list-sheet.ts and csv.ts.
import type { RunRecord } from '../store/index.ts';
import type { Finding } from '../store/schemas/finding.ts';
import { elementName } from './field-names.ts';
import type { MessageIndex } from './finding.ts';
import { CHANNEL_NAMES, CONFIRMATION_NAMES, SEVERITY_NAMES } from './labels.ts';
import { stateText } from './life-counts.ts';
import { day } from './phrases.ts';
import { verdictText } from './proof-text.ts';

export interface ListRow {
  /** 序号, from 1. */
  n: number;
  finding: Finding;
  unitName: string;
  /** Code of the item as its guide prints it. */
  code: string | undefined;
  /** The run that the list is of: what it did not see is said to be so. */
  run: Pick<RunRecord, 'startedAt'>;
}

export interface Column {
  title: string;
  /** Width in a workbook, in characters of the default font. */
  width: number;
  /** Content that the workbook makes itself. */
  kind?: 'number' | 'link' | 'picture' | 'severity';
  centred?: boolean;
  text(row: ListRow, messages: MessageIndex): string;
}

export const MISSING = '未标注';

/** What is wrong: the message's title and the sentence on this very value. */
export function problemText(finding: Finding, messages: MessageIndex): string {
  const title = messages.get(finding.message)?.message.title ?? finding.message;
  return finding.detail === title ? title : `${title}\n${finding.detail}`;
}

export const fixText = ({ fix, expected }: Finding): string =>
  expected ? `${fix}\n此处应为：${expected}` : fix;

export const COLUMNS: readonly Column[] = [
  { title: '序号', width: 6, kind: 'number', centred: true, text: (r) => String(r.n) },
  { title: '事项名称', width: 24, text: (r) => r.finding.itemName },
  { title: '事项标识', width: 22, text: (r) => (r.code ? `${r.code}\n${r.finding.item}` : r.finding.item) },
  { title: '渠道', width: 9, centred: true, text: (r) => CHANNEL_NAMES[r.finding.channel] },
  { title: '要素', width: 18, text: (r) => elementName(r.finding.field, r.finding.key) },
  { title: '页面内容', width: 32, text: (r) => r.finding.quote ?? MISSING },
  { title: '问题', width: 32, text: (r, messages) => problemText(r.finding, messages) },
  { title: '依据', width: 24, text: (r) => r.finding.basis },
  { title: '整改建议', width: 34, text: (r) => fixText(r.finding) },
  {
    title: '严重程度',
    width: 9,
    kind: 'severity',
    centred: true,
    text: (r) => SEVERITY_NAMES[r.finding.severity],
  },
  { title: '判定', width: 13, centred: true, text: (r) => verdictText(r.finding).replace('（', '\n（') },
  { title: '页面复核', width: 12, centred: true, text: (r) => CONFIRMATION_NAMES[r.finding.confirmation] },
  { title: '责任归属', width: 18, text: (r) => r.finding.owner },
  { title: '页面链接', width: 10, kind: 'link', centred: true, text: (r) => r.finding.url ?? '' },
  {
    title: '截图',
    width: 30,
    kind: 'picture',
    text: (r) => r.finding.evidence.map((e) => e.path).join('\n'),
  },
  { title: '首次发现', width: 11.5, centred: true, text: (r) => day(r.finding.firstSeen) },
  { title: '最近发现', width: 11.5, centred: true, text: (r) => day(r.finding.lastSeen) },
  { title: '状态', width: 14, centred: true, text: (r) => stateText(r.finding, r.run) },
];
