// Both limits in one sentence (办理时限：法定5个工作日，承诺当场办结). Called by assemble.ts.
const BOTH_LIMITS =
  /^(?:法定|(?:法律|法规|按规定|按法律)(?:规定)?(?:是|要)?)(?:办结|办理)?(?:时限|期限|时间)?[:：为是]?\s*([^，,；;。\n]{2,20}?)\s*[，,；;。\n、\s]+\s*(?:我们|我局|本单位|部门|实际)?承诺(?:办结|办理)?(?:时限|期限|时间)?[:：为是]?\s*([^，,；;。\n]{2,20})[。；;]?$/u;

/** The legal and the promised limit of a text that names both, in this order. */
export function bothLimits(text: string): { legal: string; promise: string } | undefined {
  const found = BOTH_LIMITS.exec(text);
  return found ? { legal: found[1]!, promise: found[2]! } : undefined;
}
