// Are the shown order numbers of a process right (F07)? Judged as a set of numbers, never by position in the list.
import type { Step } from '../../store/schemas/guide.ts';
import { stagesOf } from './stage.ts';

const LEADING = /^\s*(?:第)?(\d{1,2})(?:[.、．)）]|步|\s|$)/u;

const numberOf = (step: Step): number | null => {
  const found = LEADING.exec(step.order ?? '') ?? LEADING.exec(step.name);
  return found ? Number(found[1]) : null;
};

/** undefined: no numbers shown. null: right. Else the fault, a Chinese sentence. */
export function numberingFault(steps: readonly Step[]): string | null | undefined {
  const numbered = steps.map((step) => ({ step, n: numberOf(step) }));
  if (numbered.length < 2 || numbered.some(({ n }) => n === null)) return undefined;
  const numbers = numbered.map(({ n }) => n!).sort((a, b) => a - b);
  const doubled = numbers.find((n, i) => n === numbers[i + 1]);
  if (doubled !== undefined) return `序号${doubled}重复。`;
  const gap = numbers.find((n, i) => i > 0 && n !== numbers[i - 1]! + 1);
  if (gap !== undefined) return `序号${gap - 1}缺失。`;
  const named = numbered.filter(({ step }) => step.name.includes('受理'));
  const accepts = named.length > 0 ? named : numbered.filter(({ step }) => stagesOf(step.name).has('accept'));
  const late = Math.min(...accepts.map(({ n }) => n!));
  const reviewOnly = numbered.filter(({ step }) => {
    const stages = stagesOf(step.name);
    return (
      (stages.has('review') || stages.has('decide')) &&
      !stages.has('accept') &&
      !stages.has('apply') &&
      !/预审|初审/u.test(step.name)
    );
  });
  const early = reviewOnly.find(({ n }) => n! < late);
  return Number.isFinite(late) && early ? `“${early.step.name}”排在受理之前。` : null;
}
