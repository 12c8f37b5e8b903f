// Hash of an answer's body without what changes with every answer and is never shown. Pure. Called by answers.ts and ask-again.ts.
import { createHash } from 'node:crypto';

/** Keys beside the data of an interface's answer that count or date the answer itself. */
const ENVELOPE = /^(?:time_?stamp|server_?time|trace_?id|request_?id)$/i;
/** A script whole, or a comment: old pages hide their scripts in comments, and what a script holds may be shown. */
const SCRIPT_OR_COMMENT = /<script\b[\s\S]*?<\/script\s*>|<!--(?!\[if)[\s\S]*?-->/gi;
const NONCE = /\snonce\s*=\s*(?:"[^"]*"|'[^']*')/gi;
/** `<meta name="csrf-token" content="…">`, `<input type="hidden" name="_csrf" value="…">`. */
const TOKEN = /<(?:meta|input)\b[^>]*\bname\s*=\s*["']?[\w-]*(?:csrf|xsrf)[^>]*>/gi;

const inOrder = (_: string, value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

function json(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    if (!value || typeof value !== 'object' || Array.isArray(value)) return text;
    const kept = Object.entries(value).filter(([key]) => !ENVELOPE.test(key));
    return JSON.stringify(Object.fromEntries(kept), inOrder);
  } catch {
    return text;
  }
}

const NORMAL: readonly [type: RegExp, normal: (text: string) => string][] = [
  [/json/i, json],
  [
    /html/i,
    (text) =>
      text
        .replace(SCRIPT_OR_COMMENT, (found) => (found.startsWith('<!') ? '' : found))
        .replace(NONCE, '')
        .replace(TOKEN, ''),
  ],
];

/** SHA-256 in hexadecimal. Equal for two answers that differ only in their nonces, comments, time stamps and order of keys. */
export function bodyHash(bytes: Buffer, contentType = ''): string {
  const normal = NORMAL.find(([type]) => type.test(contentType))?.[1];
  // Byte by byte: whatever the charset is, equal bytes stay equal.
  const text = normal?.(bytes.toString('latin1'));
  return createHash('sha256')
    .update(text === undefined ? bytes : Buffer.from(text, 'latin1'))
    .digest('hex');
}
