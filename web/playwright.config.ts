/** The browser tests; those of `*.long.e2e.ts` take longer than everybody should wait each time, or need a whole browser. */
import { defineConfig } from '@playwright/test';
import { findChromium } from '../.tools/findChromium.ts';
import { chromiumFlags } from './chromiumFlags.ts';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  testIgnore: '**/*.long.e2e.ts',
  globalSetup: './e2e/makeServer.ts',
  workers: 4,
  fullyParallel: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    launchOptions: {
      executablePath: findChromium('light'),
      args: chromiumFlags,
    },
  },
});
