/** Pictures of every page and dialog, for eyes to look at: `npx pnpm shots`. They lie in web/shots/pictures. */
import { defineConfig } from '@playwright/test';
import { findChromium } from '../.tools/findChromium.ts';
import everyday from './playwright.config.ts';

export default defineConfig(everyday, {
  testDir: 'shots',
  testMatch: '**/*.shots.ts',
  workers: 2,
  timeout: 900_000,
  use: { launchOptions: { ...everyday.use?.launchOptions, executablePath: findChromium('whole') } },
});
