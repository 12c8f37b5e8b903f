// What a profile says of applying online: which requests a journey may send beside reading.
// Part of the site profile (profile.ts); used by journey-rules.ts and the runner.
import { z } from 'zod';
import { path, text } from '../profile-values.ts';
import { effectWords } from './effect.ts';
import { isNeverPressed } from './words.ts';

/** 暂存: words of an address, and of a name, that keep what was filled in and do nothing more. */
const KEEPS = new Set(['save', 'draft', 'store', 'baocun', 'zancun']);
const NAMED = /保存|草稿|暂存/;

const Step = z.strictObject({ method: z.enum(['POST', 'PUT']), path });

export const JourneyAllowance = z.strictObject({
  /** Steps that save a draft and nothing more, by the portal's own name for them. */
  drafts: z.array(z.strictObject({ name: text, ...Step.shape })).default([]),
  /** GET addresses that only read although a word in them says otherwise. */
  gets: z.array(path).default([]),
  /** Sandbox only: the portal's own requests between the steps. */
  posts: z.array(Step).default([]),
  /** Sandbox only: what submits. */
  submit: Step.optional(),
});
export type JourneyAllowance = z.infer<typeof JourneyAllowance>;

/** What is wrong with it: path of the key and a Chinese sentence. */
export function allowanceIssues(
  allowance: JourneyAllowance,
  loopback: boolean,
): { at: string; message: string }[] {
  const issues = (['posts', 'submit'] as const)
    .filter((key) => !loopback && (key === 'posts' ? allowance.posts.length > 0 : allowance.submit))
    .map((key) => ({ at: `journey.${key}`, message: '只有示例站点 fixture 可以使用' }));
  allowance.drafts.forEach(({ name, path }, i) => {
    const { submit } = allowance;
    if (path.includes('*'))
      issues.push({
        at: `journey.drafts.${i}`,
        message: '路径须写全，不能用 * 代替，以免连提交的路径也放行',
      });
    const words = effectWords(new URL(path, 'http://site.example'));
    if (isNeverPressed(name) || !words.every((word) => KEEPS.has(word)) || submit?.path === path)
      issues.push({
        at: `journey.drafts.${i}`,
        message: `“${name}”（${path}）像是提交，只能列保存草稿的步骤`,
      });
    else if (words.length === 0 && !NAMED.test(name))
      issues.push({
        at: `journey.drafts.${i}`,
        message: `“${name}”（${path}）的名称和路径都看不出是保存草稿，请核实；确是的，名称中请写明“保存”“草稿”或“暂存”`,
      });
  });
  return issues;
}
