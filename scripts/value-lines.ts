// Lines of values in, lines of JSON out: called by `guide-audit parse`.

/** A line break inside a value is written `\n`, a backslash `\\`; any other backslash stands for itself. */
export const decodeValue = (line: string): string =>
  line.replace(/\\([n\\])/g, (_, sign: string) => (sign === 'n' ? '\n' : '\\'));

/**
 * The lines of an UTF-8 stream, chunk by chunk, so that an answer does not wait for the end of the input. Only LF and
 * CRLF end a line (U+2028 stands in real values); a byte order mark is dropped; the last line needs no line end.
 */
export async function* lineBatches(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let pending: string[] = [];
  for await (const chunk of input) {
    const text = decoder.decode(typeof chunk === 'string' ? encoder.encode(chunk) : chunk, { stream: true });
    const lines = text.split('\n');
    if (lines.length === 1) {
      pending.push(text);
      continue;
    }
    const first = pending.join('') + lines[0];
    pending = [lines.at(-1)!];
    yield [first, ...lines.slice(1, -1)].map(withoutReturn);
  }
  const last = pending.join('') + decoder.decode();
  if (last !== '') yield [withoutReturn(last)];
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);
