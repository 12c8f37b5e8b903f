// Pieces that several pages of the overview share. Called by the page files beside it.
import type { Severity } from '../../store/schemas/outcome.ts';
import type { Cause } from '../causes.ts';
import { MISSING } from '../columns.ts';
import { fieldName } from '../field-names.ts';
import type { MessageIndex } from '../finding.ts';
import { type Html, html, raw } from '../html.ts';
import { SEVERITIES, SEVERITY_MEANINGS, SEVERITY_NAMES, VERDICT_NAMES } from '../labels.ts';
import { number } from '../phrases.ts';
import { type Tally, totalOf } from '../unit-report.ts';

/** A long text of a page, cut: one finding must never fill a page of its own. */
export function clip(text: string, limit: number): string {
  const chars = [...text.slice(0, limit * 2 + 1)];
  return chars.length <= limit
    ? text
    : `${chars.slice(0, limit).join('')}……（原文共${number(text.length)}字，此处从略）`;
}

export const severityTag = (severity: Severity): Html =>
  html`<span class="tag ${severity}">${SEVERITY_NAMES[severity]}</span>`;

/** Headline numbers: a number and what it counts. */
export const stats = (cells: readonly (readonly [value: string, label: string, note?: string])[]): Html =>
  html`<ul class="stats">${cells.map(
    ([value, label, note]) => html`<li><b>${value}</b>${label}${note && html`<span>${note}</span>`}</li>`,
  )}</ul>
`;

/** A cell that names its column when the table turns into cards on a phone. */
export const cell = (
  label: string,
  content: Html | string,
  look: 'num' | 'short' | 'long' | 'num zero' | 'short zero' = 'num',
): Html => html`<td role="cell" class="${look}" data-label="${label}">${content}</td>`;

/** A table; `cards` turn each row into a card on a phone, `grid` stays a table. */
export const tableOpen = (
  caption: string,
  titles: readonly string[],
  look: 'cards' | 'grid' = 'cards',
): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="${look}" role="table"><caption>${caption}</caption><thead role="rowgroup"><tr role="row">${titles.map(
    (title) => html`<th role="columnheader" scope="col">${title}</th>`,
  )}</tr></thead><tbody role="rowgroup">
`;
export const tableClose = html`</tbody></table></div>
`;

/** `folded`: on a phone the card shows its head and the cells of other looks than `zero` alone. */
export const tableRow = (
  head: Html | string,
  cells: readonly Html[],
  look: 'whole' | 'folded' = 'whole',
): Html =>
  html`<tr role="row"${look === 'folded' && raw(' class="folded"')}><th role="rowheader" scope="row">${head}</th>${cells}</tr>
`;

/** 严重程度 × 判定, with what each severity means. */
export function severityTable(tally: Record<Severity, Tally>): Html {
  const row = (head: Html, { fail, review }: Tally) =>
    tableRow(head, [
      cell('不符合', number(fail)),
      cell('待复核', number(review)),
      cell('合计', number(fail + review)),
    ]);
  const heading = (tag: Html | string, meaning: string) => html`${tag}<span class="soft">${meaning}</span>`;
  return html`${tableOpen('按严重程度统计', ['严重程度', '不符合', '待复核', '合计'], 'grid')}${SEVERITIES.map(
    (severity) => row(heading(severityTag(severity), SEVERITY_MEANINGS[severity]), tally[severity]),
  )}${row(heading('合计', '待复核须由工作人员判断，不等于存在问题'), totalOf(tally))}${tableClose}`;
}

const MAX_NAMES = 30;

/** The biggest causes with their items. */
export function causeTable(
  causes: readonly Cause[],
  messages: MessageIndex,
  unitName?: (unit: string) => string,
): Html {
  const scope = unitName ? '涉及单位和事项' : '涉及事项';
  const rows = causes.map((cause) => {
    const names = cause.members.slice(0, MAX_NAMES).map((m) => clip(m.itemName, 80));
    const rest = cause.members.length - names.length;
    const units = cause.units.slice(0, 10).map((unit) => clip(unitName?.(unit) ?? unit, 40));
    return tableRow(messages.get(cause.message)?.message.title ?? cause.message, [
      cell('要素', fieldName(cause.field), 'long'),
      cell('判定', VERDICT_NAMES[cause.outcome], 'short'),
      cell('事项数', number(cause.members.length)),
      cell('页面内容', clip(cause.quote ?? MISSING, 200), 'long'),
      cell(
        scope,
        html`${unitName && html`${units.join('、')}${cause.units.length > units.length && `等${number(cause.units.length)}个单位`}`}<details><summary>查看事项</summary><p>${names.join('；')}${rest > 0 && `……另有${number(rest)}项`}</p></details>`,
        'long',
      ),
    ]);
  });
  return html`${tableOpen('同样的内容在多个事项中出现，可一并整改', ['问题', '要素', '判定', '事项数', '页面内容', scope])}${rows}${tableClose}`;
}
