// Finds the way by itself, from the guide to the last page before submission. Called by run-journey.ts.
import type { Feedback, JourneyStep, StepKind } from '../../store/schemas/journey.ts';
import { namesIn } from '../session/personal.ts';
import { readClaims } from './claims.ts';
import type { Scan } from './in-page/scan.ts';
import { typeSeconds } from './keystrokes.ts';
import { look, signatureOf } from './look.ts';
import { kindOf, submitControls } from './page-kind.ts';
import { pickControl } from './pick-control.ts';
import { picture } from './picture.ts';
import { LONG } from './press.ts';
import type { Left } from './probes.ts';
import { hasBack, stepRecord } from './step-record.ts';
import { type Ended, heldBack, pressCounted, type Walk } from './walk.ts';
import { walkStep } from './walk-step.ts';
import { bareName, wordsOf } from './words.ts';

const MOST_PAGES = 24;
const MOST_LOGINS = 4;
const ACT_MS = 4000;

const stopped = (step: string, reason: Ended['reason'], detail: string): Ended => ({
  reached: 'stopped',
  step,
  reason,
  detail,
});

/** `form-2`: pages of one kind are counted as they come; a page that was seen before keeps its name. */
function nameOf(walk: Walk, kind: StepKind, scan: Scan): string {
  // Each log-in is a step of its own, also where the same page comes up again.
  if (kind === 'login') return walk.logins.length === 0 ? kind : `${kind}-${walk.logins.length + 1}`;
  const key = `${kind} ${signatureOf(scan)}`;
  const known = walk.names.get(key);
  if (known) return known;
  const before = [...walk.names.values()].filter((name) => name.replace(/-\d+$/, '') === kind).length;
  const name = kind === 'form' || before > 0 ? `${kind}-${before + 1}` : kind;
  walk.names.set(key, name);
  return name;
}

/** Opens a record for the page at hand; one that was left unfinished is gone on with. */
function beginStep(walk: Walk, kind: StepKind, scan: Scan): JourneyStep {
  const name = nameOf(walk, kind, scan);
  walk.log.at = name;
  const old = walk.steps.find((step) => step.name === name && kind !== 'login');
  // Line by line: below 申请人姓名 stands the next field's name, and nobody.
  for (const person of scan.lines.flatMap(namesIn)) walk.persons?.add(person);
  if (old) return old;
  const step = stepRecord({ scan, name, kind }, walk);
  walk.steps.push(step);
  return step;
}

async function openGuide(walk: Walk, url: string): Promise<Ended | null> {
  const { page } = walk.tab;
  walk.log.at = 'guide';
  const address = walk.script?.opening.open;
  await walk.tab.turn(url);
  await page.goto(address ? new URL(address, url).href : url, { waitUntil: 'domcontentloaded' });
  await page.waitForTimeout(100);
  const scan = await look(page);
  const step = beginStep(walk, 'guide', scan);
  const written = walk.script?.opening.apply;
  const apply = written
    ? scan.controls.find(({ name }) => bareName(name) === bareName(written))
    : pickControl(scan, 'apply');
  walk.claims = await readClaims(page, (apply ?? pickControl(scan, 'apply')) !== undefined);
  if (apply) step.touched = { selector: apply.selector, name: apply.name, box: apply.box };
  await picture(walk, step, scan);
  const wrong = walk.script?.guide(scan);
  if (wrong) return stopped('guide', 'not-seen-completely', wrong);
  // What a file calls by a wrong name may well be there.
  if (!apply && written)
    return stopped(
      'guide',
      'not-seen-completely',
      `旅程文件第${walk.script?.opening.line}行：页面上没有“${written}”。`,
    );
  if (!apply)
    return stopped('guide', walk.claims ? 'not-collected' : 'no-guide', '办事指南上没有找到“立即办理”。');
  const pressed = await pressCounted(walk, step, apply, LONG);
  Object.assign(step, { waited: pressed.waited, sign: pressed.sign, signAfter: pressed.signAfter });
  if (pressed.changed) return null;
  if (pressed.refused) return heldBack('guide', apply.name, pressed.refused);
  step.pressed.push({ name: apply.name, selector: apply.selector, box: apply.box, dead: !pressed.asked });
  return stopped('guide', 'timeout', `点按“${apply.name}”后没有任何反应。`);
}

/** A log-in that ran out says nothing of the portal: nothing is charged to it. */
const loggedOut = (step: string, { persons }: Walk): Ended =>
  stopped(
    step,
    'logged-out',
    persons ? '登录状态已失效，须重新登录后再走。' : '须登录后才能继续，没有可用的登录状态。',
  );

/** Signs in to the sandbox with its made-up account; elsewhere the journey ends here. */
async function signIn(walk: Walk, step: JourneyStep, scan: Scan): Promise<Ended | null> {
  const { page } = walk.tab;
  const from = walk.steps.at(-2)?.name ?? null;
  const ended = scan.lines.find((line) => line.length <= 60 && wordsOf('ended').test(line)) ?? null;
  if (!walk.persons) walk.logins.push({ step: step.name, ended, from });
  const button = pickControl(scan, 'signIn') ?? scan.controls.find(({ name }) => /登录|登 录/.test(name));
  if (!walk.signIn || !walk.sandbox || !button) {
    await picture(walk, step, scan);
    return loggedOut(step.name, walk);
  }
  for (const { label, value } of walk.signIn.fields) {
    const field = scan.fields.find((one) => one.label.includes(label));
    if (!field) continue;
    walk.rules.typed.add(value);
    await page.locator(field.selector).first().fill(value, { timeout: ACT_MS });
    step.done.push({ act: 'fill', what: label });
    step.presses += 1;
    step.typed += value.length;
    step.work += typeSeconds(value);
  }
  step.touched = { selector: button.selector, name: button.name, box: button.box };
  await picture(walk, step, await look(page));
  const pressed = await pressCounted(walk, step, button, LONG);
  Object.assign(step, { waited: pressed.waited, sign: pressed.sign, signAfter: pressed.signAfter });
  const after = await look(page);
  return kindOf(after) === 'login' && signatureOf(after) === signatureOf(scan)
    ? stopped(step.name, 'logged-out', '登录没有成功。')
    : null;
}

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
async function finish(walk: Walk, step: JourneyStep, scan: Scan): Promise<Ended | null> {
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
  walk.feedback = feedbackOf(after);
  await picture(walk, result, after);
  return { reached: 'result', step: result.name, reason: null, detail: '已在沙箱中提交，并看到了结果页。' };
}

/** A page of no known kind: passed by where it has a way on. */
async function passBy(walk: Walk, step: JourneyStep, scan: Scan): Promise<Ended | null> {
  await picture(walk, step, scan);
  const closed = scan.lines.find((line) => line.length <= 60 && wordsOf('maintenance').test(line));
  if (closed) return stopped(step.name, 'not-collected', `页面显示“${closed}”。`);
  const next = pickControl(scan, 'next');
  if (!next)
    return stopped(step.name, 'not-seen-completely', '页面上没有认出可以填写的内容，也没有“下一步”。');
  const pressed = await pressCounted(walk, step, next, LONG);
  if (!pressed.changed && pressed.refused) return heldBack(step.name, next.name, pressed.refused);
  return pressed.changed ? null : stopped(step.name, 'timeout', `点按“${next.name}”后没有任何反应。`);
}

/** @throws DeadlineError, Playwright's errors, when a page does not answer */
export async function explore(walk: Walk, url: string): Promise<Ended> {
  const unopened = await openGuide(walk, url);
  if (unopened) return unopened;
  let left: Left | null = null;
  for (let n = 1; n <= MOST_PAGES; n++) {
    const scan: Scan = await look(walk.tab.page);
    const kind = kindOf(scan);
    const step = beginStep(walk, kind, scan);
    let end: Ended | null = null;
    if (kind === 'login')
      end =
        walk.logins.length >= MOST_LOGINS
          ? stopped(step.name, 'logged-out', '一再要求登录。')
          : await signIn(walk, step, scan);
    else if (kind === 'preview') end = await finish(walk, step, scan);
    else if (kind === 'result')
      end = { reached: 'result', step: step.name, reason: null, detail: '已看到结果页。' };
    else if (kind === 'other' || kind === 'guide') end = await passBy(walk, step, scan);
    else {
      const wrong = walk.script?.read(scan) ?? null;
      if (wrong || walk.script?.stops()) {
        await picture(walk, step, scan);
        return stopped(step.name, 'not-seen-completely', wrong ?? '旅程文件写明到此为止。');
      }
      const result = await walkStep(walk, step, scan, left);
      ({ end, left } = result);
      // A session that ends in the midst comes back to the same page.
      if (left) walk.script?.advance();
    }
    if (end) return end;
  }
  return stopped(
    walk.steps.at(-1)?.name ?? 'guide',
    'timeout',
    `走了${MOST_PAGES}页仍没有到提交前的最后一页。`,
  );
}
