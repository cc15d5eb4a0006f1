/** The browser tests of `npx pnpm test:long`, in the browser people use. */
import { defineConfig } from '@playwright/test';
import { findChromium } from '../.tools/findChromium.ts';
import everyday from './playwright.config.ts';

export default defineConfig(everyday, {
  testMatch: '**/*.long.e2e.ts',
  testIgnore: [],
  use: { launchOptions: { ...everyday.use?.launchOptions, executablePath: findChromium('whole') } },
});
