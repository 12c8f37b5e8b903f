// The page of messages (检查项): which problem occurs how often, in how many units, why and how to mend it. Called by overview.ts.
import type { RunRecord } from '../../store/index.ts';
import type { MessageIndex } from '../finding.ts';
import { type Html, html } from '../html.ts';
import { SEVERITIES } from '../labels.ts';
import { number } from '../phrases.ts';
import { proofText } from '../proof-text.ts';
import { frame } from './page.ts';
import { writePages } from './paging.ts';
import { cell, severityTag, tableClose, tableOpen, tableRow } from './parts.ts';

export interface MessageCount {
  message: string;
  fail: number;
  review: number;
  units: number;
}

const TITLES = ['检查项', '严重程度', '不符合', '待复核', '涉及单位', '实证', '要求与整改'];

/** Messages that occurred, the most frequent first; then those of the index that did not. */
export function writeMessagesPage(input: {
  counts: readonly MessageCount[];
  messages: MessageIndex;
  run: RunRecord;
  out: string;
}): Promise<string[]> {
  const { counts, messages, run, out } = input;
  const occurred = new Set(counts.map((c) => c.message));
  const silent = [...messages.keys()].filter((id) => !occurred.has(id)).sort();
  const rows = [...counts, ...silent.map((message) => ({ message, fail: 0, review: 0, units: 0 }))];
  return writePages({
    dir: out,
    name: 'messages',
    frame: frame({ title: '检查项一览', home: '', run, back: true }),
    intro: html`<p>本次共启用${number(messages.size)}个检查项，其中${number(counts.length)}个发现问题或待复核内容。</p>`,
    open: tableOpen('检查项，按出现次数排列', TITLES),
    close: tableClose,
    blocks: () => rows.map((row) => messageRow(row, messages)),
  });
}

function messageRow({ message: id, fail, review, units }: MessageCount, messages: MessageIndex): Html {
  const known = messages.get(id);
  return tableRow(known ? html`${known.message.title} <span class="soft">${id}</span>` : id, [
    cell('严重程度', known ? severityTag(known.message.severity) : '—', 'short'),
    cell('不符合', number(fail)),
    cell('待复核', number(review)),
    cell('涉及单位', number(units)),
    cell('实证', proofText(id), 'short'),
    cell(
      '要求与整改',
      known
        ? html`${known.message.text}<br>整改：${known.message.fix}<br><span class="soft">依据：${known.message.basis}</span>`
        : '该检查项已停用。',
      'long',
    ),
  ]);
}

/** The ten that the index shows. */
export function topMessages(counts: readonly MessageCount[], messages: MessageIndex, limit = 10): Html {
  const rows = counts.slice(0, limit).map(({ message, fail, review, units }) => {
    const known = messages.get(message)?.message;
    return tableRow(known?.title ?? message, [
      cell('严重程度', known ? severityTag(known.severity) : '—', 'short'),
      cell('不符合', number(fail)),
      cell('待复核', number(review)),
      cell('涉及单位', number(units)),
    ]);
  });
  return html`${tableOpen('出现最多的问题', TITLES.slice(0, 5))}${rows}${tableClose}`;
}

/** Counts in the order of the page: by number, then by severity and id. */
export function inOrder(counts: MessageCount[], messages: MessageIndex): MessageCount[] {
  const severity = (id: string) => SEVERITIES.indexOf(messages.get(id)?.message.severity ?? 'info');
  return counts.sort(
    (a, b) =>
      b.fail + b.review - a.fail - a.review ||
      severity(a.message) - severity(b.message) ||
      (a.message < b.message ? -1 : 1),
  );
}
