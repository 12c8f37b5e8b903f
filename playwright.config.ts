// End-to-end tests of the console and the reports in a real browser. Called by `npm test` and `npm run browser`.
import { defineConfig } from '@playwright/test';
import { findBrowser } from './crawler/find-browser.mjs';

const executablePath = findBrowser()?.path;

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  reporter: 'list',
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    launchOptions: { executablePath, args: ['--no-sandbox', '--disable-gpu'] },
  },
});
