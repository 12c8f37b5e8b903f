// Turns zod's issues of a site profile into Chinese lines with path and remedy. Called by profile.ts.
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const TYPES: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表 […]',
  object: '对象 {…}',
  record: '对象 {…}',
};

/** Edit distance, for "did you mean". */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}

/** The keys that the schema knows at a path. */
function keysAt(schema: unknown, path: readonly PropertyKey[]): string[] {
  let at = schema as { shape?: Record<string, unknown>; element?: unknown; unwrap?: () => unknown };
  for (const part of [...path, null]) {
    while (at && !at.shape && !at.element && at.unwrap) at = at.unwrap() as typeof at;
    if (part === null || !at) break;
    at = (typeof part === 'number' ? at.element : at.shape?.[String(part)]) as typeof at;
  }
  return Object.keys(at?.shape ?? {});
}

function remedy(issue: Issue, schema: unknown): string {
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, issue.path);
      return issue.keys
        .map((key) => {
          const near = known
            .map((k) => ({ k, d: distance(key.toLowerCase(), k.toLowerCase()) }))
            .sort((a, b) => a.d - b.d)[0];
          return `不认识的键“${key}”，${near && near.d <= 3 ? `是否应为“${near.k}”？` : '请删去。'}`;
        })
        .join('');
    }
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined')
        ? `缺少此项，应为${TYPES[issue.expected] ?? issue.expected}。`
        : `应为${TYPES[issue.expected] ?? issue.expected}。`;
    case 'invalid_value':
      return `只能是：${issue.values.map(String).join('、')}。`;
    case 'too_small':
      return issue.origin === 'string' ? '不能为空。' : `不能小于 ${issue.minimum}（列表则至少这么多项）。`;
    case 'too_big':
      return `不能大于 ${issue.maximum}。`;
    case 'invalid_format':
      return issue.format === 'date'
        ? '应是日期 YYYY-MM-DD。'
        : issue.format === 'url'
          ? '应是完整网址。'
          : `${issue.message}。`;
    default:
      return `${issue.message}。`;
  }
}

/** One line for each issue: path, then what belongs there. */
export function explainIssues(issues: readonly Issue[], schema: unknown): string {
  return issues
    .map((issue) => `- ${issue.path.map(String).join('.') || '（最外层）'}：${remedy(issue, schema)}`)
    .join('\n');
}
