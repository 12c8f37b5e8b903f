// Finds the way by itself, from the guide to the last page before submission. Called by run-journey.ts.
import type { JourneyStep } from '../../store/schemas/journey.ts';
import { beginStep } from './begin-step.ts';
import { lackExcused, pressExcused } from './excuse.ts';
import { finish } from './finish.ts';
import type { Scan } from './in-page/scan.ts';
import { look } from './look.ts';
import { mistakenPage } from './mistaken-page.ts';
import { openGuide } from './open-guide.ts';
import { measureEase } from './page-ease.ts';
import { kindOf } from './page-kind.ts';
import { pickControl } from './pick-control.ts';
import { picture } from './picture.ts';
import { LONG } from './press.ts';
import type { Left } from './probes.ts';
import { signIn } from './sign-in.ts';
import { type Ended, pressCounted, stopped, type Walk } from './walk.ts';
import { walkStep } from './walk-step.ts';
import { wordsOf } from './words.ts';

const MOST_PAGES = 24;
const MOST_LOGINS = 4;
/** A page that says it is closed says little else; longer ones mention other services that are. */
const NOTICE_CHARACTERS = 600;

/** The line by which a page says that it is closed; undefined where it leads on, or says much else. */
export function closedLine(lines: readonly string[], leadsOn: boolean): string | undefined {
  if (leadsOn || lines.join('').length > NOTICE_CHARACTERS) return undefined;
  return lines.find((line) => line.length <= 60 && wordsOf('maintenance').test(line));
}

/** A page of no known kind: passed by where it has a way on. */
async function passBy(walk: Walk, step: JourneyStep, scan: Scan): Promise<Ended | null> {
  await picture(walk, step, scan);
  const next = pickControl(scan, 'next');
  const closed = closedLine(scan.lines, next !== undefined);
  if (closed)
    return (
      lackExcused(walk, step.name, `页面显示“${closed}”`) ??
      stopped(step.name, 'not-collected', `页面显示“${closed}”。`)
    );
  const mistaken = next ? null : mistakenPage(walk, step.name, scan, walk.tab.page.url());
  if (mistaken) return mistaken;
  if (!next)
    return (
      lackExcused(walk, step.name, '页面上没有认出可以填写的内容') ??
      stopped(step.name, 'not-seen-completely', '页面上没有认出可以填写的内容，也没有“下一步”。')
    );
  const pressed = await pressCounted(walk, step, next, LONG);
  if (pressed.changed) return null;
  return (
    pressExcused(walk, step.name, next.name, pressed) ??
    stopped(step.name, 'timeout', `点按“${next.name}”后没有任何反应。`)
  );
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
    if (!step.ease) await measureEase(walk, step, scan);
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
