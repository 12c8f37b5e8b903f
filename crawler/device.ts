// The device (设备) as which the browser shows itself, as the profile describes it. Called by the browser pool and the guarded context.
import type { BrowserContextOptions } from 'playwright';
import type { SiteProfile } from './profile.ts';

export type Device = NonNullable<SiteProfile['device']>;

const DESK =
  'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{version} Safari/537.36';

/** What Playwright has to know of the device; a desk computer where none is described. */
const deviceOptions = (device?: Device): BrowserContextOptions =>
  device
    ? {
        viewport: device.viewport,
        deviceScaleFactor: device.scale,
        isMobile: device.mobile,
        hasTouch: device.touch,
      }
    : { viewport: { width: 1280, height: 900 } };

/** How a context that only reads is set up: as the device, here, without workers, downloads, movement and permissions. */
export const readingOptions = (device?: Device): BrowserContextOptions => ({
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  ...deviceOptions(device),
  serviceWorkers: 'block',
  acceptDownloads: false,
  reducedMotion: 'reduce',
  permissions: [],
});

/** The browser's part of the user agent; only the main number of the version, as browsers give it. */
export const browserAgent = ({ device }: SiteProfile, version: string): string =>
  (device?.userAgent ?? DESK).replace('{version}', `${version.split('.')[0]}.0.0.0`);
