// The devices that pages are visited with (终端). Data beside this file; called by visit-url.ts and the visit command.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError } from '../config-error.ts';
import type { Device } from '../device.ts';

const VisitDevice = z.strictObject({
  id: z.string(),
  name: z.string(),
  width: z.int(),
  height: z.int(),
  scale: z.number(),
  /** User agent of an app's own browser; without it that of a phone's. {version} stands for the browser's own. */
  agent: z.string().optional(),
});
export type VisitDevice = z.infer<typeof VisitDevice>;

export const DEVICES: readonly VisitDevice[] = z
  .array(VisitDevice)
  .parse(JSON.parse(readFileSync(new URL('./devices.json', import.meta.url), 'utf8')));

const AGENT =
  'Mozilla/5.0 (Linux; Android 14; Mobile) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{version} Mobile Safari/537.36';

/** @throws ConfigError when there is no such device */
export function deviceNamed(id: string): VisitDevice {
  const found = DEVICES.find((one) => one.id === id);
  if (found) return found;
  const known = DEVICES.map((one) => `${one.id}（${one.name}）`).join('、');
  throw new ConfigError(`没有名为“${id}”的终端。`, `可用的终端：${known}。`);
}

/** The device as a profile describes one. */
export const profileDevice = ({ width, height, scale, agent = AGENT }: VisitDevice): Device => ({
  viewport: { width, height },
  scale,
  mobile: true,
  touch: true,
  userAgent: agent,
});

/** Whether a channel shows its pages to phones. */
export const isPhone = (device: Device | undefined): boolean => device?.mobile === true;
