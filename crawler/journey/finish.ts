// The end of the way: the last page before submission, and in the sandbox what comes after it. Called by explore.ts.
import type { Feedback, JourneyStep } from '../../store/schemas/journey.ts';
import { beginStep } from './begin-step.ts';
import type { Scan } from './in-page/scan.ts';
import { look } from './look.ts';
import { measureEase } from './page-ease.ts';
import { kindOf, submitControls } from './page-kind.ts';
import { picture } from './picture.ts';
import { LONG } from './press.ts';
import { hasBack } from './step-record.ts';
import { type Ended, pressCounted, stopped, type Walk } from './walk.ts';

const FEEDBACK: Readonly<Record<keyof Feedback, RegExp>> = {
  number: /(?:办件|受理|申报|业务).{0,4}(?:编号|流水号|号)\s*[:：]?\s*[\w-]{4,}/,
  when: /\d+\s*个?(?:工作日|自然日|天|小时)/,
  query: /查询|我的办件|进度/,
  contact: /(?:咨询|服务|联系)(?:电话|热线)|12345|\d{3,4}-\d{7,8}/,
  rating: /评价|满意/,
};

const feedbackOf = ({ lines }: Scan): Feedback => {
  const text = lines.join('\n');
  const has = Object.entries(FEEDBACK).map(([key, pattern]) => [key, pattern.test(text)]);
  return Object.fromEntries(has) as Feedback;
};

/** The last page before submission; in the sandbox it is submitted where that is wanted. */
export async function finish(walk: Walk, step: JourneyStep, scan: Scan): Promise<Ended | null> {
  const [control] = submitControls(scan);
  step.back = { there: hasBack(scan), works: null };
  if (control) step.touched = { selector: control.selector, name: control.name, box: control.box };
  await picture(walk, step, scan);
  const here: Ended = {
    reached: 'preview',
    step: step.name,
    reason: null,
    detail: `已到提交前的最后一页${control ? `，没有点按“${control.name}”` : ''}。`,
  };
  const wrong = walk.script?.read(scan) ?? walk.script?.left();
  if (wrong) return stopped(step.name, 'not-seen-completely', wrong);
  const submits = walk.submit && walk.sandbox && !walk.script?.stops();
  if (!submits || !control || !walk.rules.arm(true)) return here;
  try {
    const pressed = await pressCounted(walk, step, control, LONG);
    Object.assign(step, { waited: pressed.waited, sign: pressed.sign, signAfter: pressed.signAfter });
  } finally {
    walk.rules.arm(false);
  }
  const after = await look(walk.tab.page);
  if (kindOf(after) !== 'result') return here;
  const result = beginStep(walk, 'result', after);
  await measureEase(walk, result, after);
  walk.feedback = feedbackOf(after);
  await picture(walk, result, after);
  return { reached: 'result', step: result.name, reason: null, detail: '已在沙箱中提交，并看到了结果页。' };
}
