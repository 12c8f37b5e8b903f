// Opens the phone's keyboard for the fields of a page and looks whether it covers them. Called by try-out.ts.
import type { Tried } from '../../../store/schemas/tried.ts';
import { HIDDEN_SCRIPT } from '../try-script.ts';
import { ask, TAP_MS, type TryOptions } from './trial.ts';

const KEYBOARD = 300;
const MOST_FIELDS = 3;

/** Fields that are seen before the keyboard opens: what lies under a layer anyway is not the keyboard's doing. */
export async function openKeyboard({ tab: { page }, visit }: TryOptions): Promise<Tried['keyboard']> {
  const size = page.viewportSize();
  const fields = visit.fields.filter(
    ({ type, readOnly }) => !readOnly && !/^(?:checkbox|radio|file|select|range|color)$/.test(type),
  );
  if (!size || fields.length === 0) return [];
  const isHidden = async (selector: string): Promise<boolean | null> => {
    const field = page.locator(selector).first();
    const reached = await field
      .blur({ timeout: TAP_MS })
      .then(() => field.focus({ timeout: TAP_MS }))
      .then(
        () => true,
        () => false,
      );
    await page.waitForTimeout(100);
    return reached ? ask<boolean>(page, HIDDEN_SCRIPT) : null;
  };
  const found: Tried['keyboard'] = [];
  for (const { selector, name, placeholder } of fields.slice(0, MOST_FIELDS)) {
    if ((await isHidden(selector)) !== false) continue;
    await page.setViewportSize({ width: size.width, height: size.height - KEYBOARD });
    const hidden = await isHidden(selector);
    await page.setViewportSize(size);
    if (hidden !== null) found.push({ selector, name: name || placeholder, hidden });
  }
  return found;
}
