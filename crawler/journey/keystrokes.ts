// Keystroke-level model: seconds of work of what is done on a page. Pure; constants beside this file. Called by fill-page.ts.
import { z } from 'zod';
import constants from './keystrokes.json' with { type: 'json' };

const K = z
  .strictObject({
    source: z.string(),
    key: z.number(),
    point: z.number(),
    button: z.number(),
    home: z.number(),
    think: z.number(),
    keysPerHan: z.number(),
    keysPerHanSource: z.string(),
  })
  .parse(constants);

const keys = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/\p{Script=Han}/u.test(char) ? K.keysPerHan : 1), 0);

/** Think, point, press. */
const PRESS = K.think + K.point + K.button;

export const pressSeconds = (): number => PRESS;

/** Choose the field, hands to the keys, type, hands back. */
export const typeSeconds = (text: string): number => PRESS + 2 * K.home + keys(text) * K.key;

/** Open the list, choose. */
export const chooseSeconds = (): number => PRESS + K.point + K.button;

/** Open the dialog, choose the file, confirm. */
export const uploadSeconds = (): number => PRESS + 2 * (K.point + K.button);
