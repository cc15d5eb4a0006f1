/** A browser with a profile of its own on disk: closed and started again it is the same device, as after a night. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { findChromium } from '../../../.tools/findChromium.ts';
import { quietFlags } from '../../chromiumFlags.ts';
import { bundle } from './bundle.ts';
import type { Readings } from './readings.ts';
import { calmMs, startAlone, surface } from './startAlone.ts';

export interface Tab {
  page: Page;
  devtools: CDPSession;
  /** A second tab beside it, as slow. */
  openAnother(): Promise<Page>;
}

export interface Profile {
  /** Starts the browser, and closes it when `use` is done. The processor is `slowdown` times slower in the page. */
  visit<T>(slowdown: number, use: (tab: Tab) => Promise<T>): Promise<T>;
  /** How the page starts in a browser that nobody listens in on. */
  readStart(slowdown: number, url: string): Promise<Readings>;
  remove(): Promise<void>;
}

export async function createProfile(): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-profile-'));
  const executablePath = findChromium('whole');
  const probe = bundle('probeInPage.ts');
  return {
    async visit(slowdown, use) {
      const context = await chromium.launchPersistentContext(folder, {
        executablePath,
        args: quietFlags,
        ...surface,
      });
      try {
        const tab = await openTab(context, probe, slowdown);
        return await use(tab);
      } finally {
        await context.close();
      }
    },
    readStart: (slowdown, url) => startAlone({ executablePath, folder, flags: quietFlags, probe, slowdown }, url),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function openTab(context: BrowserContext, probe: string, slowdown: number): Promise<Tab> {
  await context.addInitScript({ content: probe });
  const [page = await context.newPage()] = context.pages();
  const devtools = await slowDown(page, slowdown);
  await page.waitForTimeout(calmMs);
  return {
    page,
    devtools,
    async openAnother() {
      const another = await context.newPage();
      await slowDown(another, slowdown);
      return another;
    },
  };
}

async function slowDown(page: Page, times: number): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page);
  if (times > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: times });
  return devtools;
}
