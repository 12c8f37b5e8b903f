// Opens the guide, reads what it claims and presses 立即办理. Called by explore.ts.
import { settle } from '../open-panels.ts';
import { beginStep } from './begin-step.ts';
import { readClaims } from './claims.ts';
import { lackExcused, pressExcused } from './excuse.ts';
import { look } from './look.ts';
import { mistakenPage } from './mistaken-page.ts';
import { measureEase } from './page-ease.ts';
import { pickControl } from './pick-control.ts';
import { picture } from './picture.ts';
import { LONG } from './press.ts';
import { type Ended, pressCounted, stopped, type Walk } from './walk.ts';
import { bareName } from './words.ts';

const QUIET_MS = 5000;

/** Why the journey ends at the guide; null where it goes on. */
export async function openGuide(walk: Walk, url: string): Promise<Ended | null> {
  const { page } = walk.tab;
  walk.log.at = 'guide';
  const address = walk.script?.opening.open;
  await walk.tab.turn(url);
  await page.goto(address ? new URL(address, url).href : url, { waitUntil: 'domcontentloaded' });
  // A button that a script draws late must not be missed: its absence is charged.
  await settle(page, QUIET_MS).catch(() => undefined);
  const scan = await look(page);
  const step = beginStep(walk, 'guide', scan);
  await measureEase(walk, step, scan);
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
  const mistaken = apply ? null : mistakenPage(walk, 'guide', scan, address ? page.url() : url);
  if (mistaken) return mistaken;
  if (!apply)
    return (
      lackExcused(walk, 'guide', '办事指南上没有找到“立即办理”') ??
      stopped('guide', walk.claims ? 'not-collected' : 'no-guide', '办事指南上没有找到“立即办理”。')
    );
  const pressed = await pressCounted(walk, step, apply, LONG);
  Object.assign(step, { waited: pressed.waited, sign: pressed.sign, signAfter: pressed.signAfter });
  if (pressed.changed) return null;
  const excused = pressExcused(walk, 'guide', apply.name, pressed);
  if (excused) return excused;
  step.pressed.push({ name: apply.name, selector: apply.selector, box: apply.box, dead: !pressed.asked });
  return stopped('guide', 'timeout', `点按“${apply.name}”后没有任何反应。`);
}
