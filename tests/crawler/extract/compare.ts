// The content of a guide for comparison with an expected one. Used by the tests of the extractor.
import type { ServiceGuide } from '../../../store/schemas/guide.ts';

const NOT_CONTENT = new Set(['observed', 'shown', 'elements', 'source', 'reader']);

const bare = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(/\s+/g, '');
  if (Array.isArray(value))
    return value.map(bare).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (value && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, v]) => v !== undefined)
        .map(([k, v]): [string, unknown] => [k, bare(v)])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  return value;
};

/** Fields of a guide without evidence; white space and the order of lists do not count. */
export function content(guide: Partial<ServiceGuide>): Record<string, unknown> {
  return bare(Object.fromEntries(Object.entries(guide).filter(([k]) => !NOT_CONTENT.has(k)))) as Record<
    string,
    unknown
  >;
}
