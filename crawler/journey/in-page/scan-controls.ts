// Runs in the page: what can be pressed, by its name. Put together by script.ts. The function is turned into text, so it must stand alone.
import type { VisitKit } from '../../visit/in-page/kit.ts';
import type { ScanControl } from './scan.ts';

export function scanControls(kit: VisitKit): ScanControl[] {
  const controls: ScanControl[] = [];
  const CONTROLS =
    'a,button,input[type=submit],input[type=button],input[type=image],[role=button],[role=link],[onclick]';
  for (const element of document.querySelectorAll<HTMLElement>(CONTROLS)) {
    if (!kit.seen(element) || controls.length >= 300) continue;
    if (element.parentElement?.closest('a,button,[role=button]')) continue;
    const name = kit.name(element);
    if (!name || name.length > 40) continue;
    const href = element.getAttribute('href');
    controls.push({
      selector: kit.selector(element),
      name,
      kind: href !== null && !/^(?:#|javascript:|$)/i.test(href) ? 'link' : 'button',
      href,
      disabled:
        (element as HTMLButtonElement).disabled === true || element.getAttribute('aria-disabled') === 'true',
      box: kit.box(element),
    });
  }
  return controls;
}
