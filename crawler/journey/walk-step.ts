// One step of filling in: looks, tries out, fills in, goes on. Called by explore.ts.
import type { JourneyStep } from '../../store/schemas/journey.ts';
import { pressExcused } from './excuse.ts';
import { fillPage, isFilled } from './fill-page.ts';
import type { Scan, ScanControl } from './in-page/scan.ts';
import { pressSeconds } from './keystrokes.ts';
import { look, signatureOf } from './look.ts';
import { messagesOf } from './messages.ts';
import { kindOf } from './page-kind.ts';
import { pickControl } from './pick-control.ts';
import { picture } from './picture.ts';
import { LONG, type Pressed, pressOn, pressPatiently } from './press.ts';
import { fillTools, type Left, leftAs, probeBack, probeButtons } from './probes.ts';
import { hasBack } from './step-record.ts';
import { type Ended, heldBack, pressCounted, stopped, type Walk } from './walk.ts';
import { bareName, wordsOf } from './words.ts';

export interface StepResult {
  /** Why it ends here; null where it goes on. */
  end: Ended | null;
  left: Left | null;
}

const TRIES = 3;
const REQUIRED = /必填|不能为空|未填|未选|请填写|请选择|请勾选/;

/** Fields that are needed although nothing at them said so: the page refused to go on without them. */
function noteRequired(step: JourneyStep): void {
  const said = step.messages.filter(
    ({ text, after, native }) => after === 'empty' && (native || REQUIRED.test(text)),
  );
  for (const field of step.fields)
    if (
      said.some(
        ({ names, text, native }) => names.includes(field.label) && (native || text.includes(field.label)),
      )
    )
      field.required = true;
}

/** As far as the page says. */
const needsNothing = ({ fields }: Scan): boolean =>
  fields.every((field) => !(field.required || field.marked) || isFilled(field));

/** What leads on: as it is written, else by its name. */
function onward({ script }: Walk, scan: Scan): ScanControl | undefined {
  const written = script?.next();
  if (written === undefined) return pickControl(scan, 'next');
  return scan.controls.find(({ name, disabled }) => !disabled && bareName(name) === bareName(written));
}

/** Presses on although nothing is filled in, to hear what the page says; the page that follows. */
async function pressEmpty(walk: Walk, step: JourneyStep, scan: Scan): Promise<Scan> {
  const next = onward(walk, scan);
  const blank = scan.fields.some((field) => !field.readOnly && !isFilled(field));
  // What is written for this page must be filled in, also where the page would do without.
  const written = walk.script !== null && walk.script.answers.size > 0 && needsNothing(scan);
  if (!next || !blank || written || walk.drafts) return scan;
  const { tab } = walk;
  tab.events.dialogs.splice(0);
  const pressed = await pressOn(tab, next.selector, LONG);
  const after = await look(tab.page);
  if (signatureOf(after) === signatureOf(scan)) {
    // What a page says of a request that never left is none of its own messages.
    if (pressed.refused) return after;
    step.messages.push(...messagesOf(scan, after, tab.events.dialogs.splice(0), 'empty'));
    noteRequired(step);
  } else {
    noteWait(step, pressed);
    step.touched = { selector: next.selector, name: next.name, box: next.box };
    step.done.push({ act: 'press', what: next.name });
    step.presses += 1;
    step.work += pressSeconds();
  }
  return after;
}

function noteWait(step: JourneyStep, { waited, sign, signAfter }: Pressed): void {
  if (waited < step.waited) return;
  Object.assign(step, { waited, sign, signAfter });
}

/** Presses on until the page gives way (`end` is null); what must be downloaded first is. */
async function goOn(walk: Walk, step: JourneyStep, start: Scan): Promise<{ end: Ended | null; last: Scan }> {
  const { tab } = walk;
  let scan = start;
  for (let n = 1; ; n++) {
    const filled = await fillPage(scan, fillTools(walk));
    step.done.push(...filled.done);
    step.presses += filled.presses;
    step.typed += filled.typed;
    step.work += filled.work;
    for (const one of step.uploads) one.given = filled.files.get(one.material) ?? one.given;
    scan = await look(tab.page);
    const next = onward(walk, scan);
    if (!next)
      return { end: stopped(step.name, 'not-seen-completely', '页面上没有可以点按的“下一步”。'), last: scan };
    step.touched = { selector: next.selector, name: next.name, box: next.box };
    if (n === 1) await picture(walk, step, scan);
    tab.events.dialogs.splice(0);
    const complains = async () => (await look(tab.page)).fields.some(({ complaint }) => complaint !== '');
    const pressed = await pressCounted(walk, step, next, LONG, (_tab, selector) =>
      pressPatiently(tab, selector, complains),
    );
    const after = await look(tab.page);
    if (signatureOf(after) !== signatureOf(start)) {
      noteWait(step, pressed);
      return { end: null, last: scan };
    }
    if (pressed.refused) return { end: heldBack(step.name, next.name, pressed.refused), last: after };
    if (!pressed.changed && !(await complains())) {
      const excused = pressExcused(walk, step.name, next.name, pressed);
      if (excused) return { end: excused, last: after };
      step.pressed.push({ name: next.name, selector: next.selector, box: next.box, dead: true });
      return { end: stopped(step.name, 'timeout', `点按“${next.name}”后没有任何反应。`), last: after };
    }
    const said = messagesOf(scan, after, tab.events.dialogs.splice(0), 'filled');
    step.messages.push(...said);
    if (n === TRIES)
      return {
        end: stopped(
          step.name,
          'not-seen-completely',
          `填写后仍不能继续，页面提示：“${said[0]?.text ?? '无'}”。`,
        ),
        last: after,
      };
    await downloadIfAsked(walk, step, after);
    scan = await look(tab.page);
  }
}

async function downloadIfAsked(walk: Walk, step: JourneyStep, scan: Scan): Promise<void> {
  if (!scan.lines.some((line) => wordsOf('downloadFirst').test(line))) return;
  const control = scan.controls.find(({ name, disabled }) => !disabled && wordsOf('download').test(name));
  if (!control || !walk.sandbox) return;
  const { touched } = step;
  await pressCounted(walk, step, control, { still: 1500, most: 8000 });
  step.touched = touched;
}

/** Walks a step of choices, fields or files to its end. */
export async function walkStep(
  walk: Walk,
  step: JourneyStep,
  arrival: Scan,
  left: Left | null,
): Promise<StepResult> {
  const gone = (): StepResult => ({ end: null, left: null });
  let scan: Scan | null = arrival;
  // Once a step: a way back that leads elsewhere must not be gone for ever. Where drafts are saved, nothing is sent but the
  // applicant's own way.
  if (left && step.back === null) {
    step.back = { there: hasBack(arrival), works: null };
    if (left.step.kind !== 'login' && !walk.drafts) scan = await probeBack(walk, step, scan, left);
  }
  if (scan && walk.sandbox) scan = await probeButtons(walk, step, scan);
  if (!scan) return gone();
  if (step.captcha) {
    await fillPage(scan, fillTools(walk));
    await picture(walk, step, await look(walk.tab.page));
    const detail = `页面要求输入“${step.captcha}”，验证码不由程序代办，须由人完成。`;
    return { end: stopped(step.name, 'blocked', detail), left: null };
  }
  // Where nothing more is needed, this very press leads on.
  if (needsNothing(scan)) await picture(walk, step, scan);
  const tried = await pressEmpty(walk, step, scan);
  if (kindOf(tried) === 'login') return { end: null, left: null };
  if (signatureOf(tried) !== signatureOf(scan)) return { end: null, left: leftAs(walk, step, scan) };
  const { end, last } = await goOn(walk, step, tried);
  for (const { about, prefilled } of step.fields) if (about && !prefilled) walk.asked.add(about);
  if (end && !step.screenshot) await picture(walk, step, last);
  return { end, left: leftAs(walk, step, last) };
}
