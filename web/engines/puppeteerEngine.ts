/** Chromium by its own protocol, Firefox by WebDriver BiDi. */
import { type KeyInput, type LaunchOptions, launch, type Page } from 'puppeteer-core';
import { chromiumFlags } from '../chromiumFlags.ts';
import { type BrowserProfile, type Engine, type Tab, windowSize } from './engine.ts';

/** `path`: of the program. */
export async function openPuppeteerEngine(name: 'Chromium' | 'Firefox', path: string): Promise<Engine> {
  const options: LaunchOptions = { executablePath: path, headless: true, defaultViewport: windowSize };
  const browser = await launch(
    name === 'Chromium' ? { ...options, args: chromiumFlags } : { ...options, browser: 'firefox' },
  );
  return {
    name,
    async newProfile(): Promise<BrowserProfile> {
      const context = await browser.createBrowserContext();
      return {
        newTab: async () => tabOf(await context.newPage()),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

function tabOf(page: Page): Tab {
  return {
    async open(url) {
      await page.goto(url, { waitUntil: 'load' });
    },
    run: async <T>(expression: string) => (await page.evaluate(expression)) as T,
    moveTo: (x, y) => page.mouse.move(x, y),
    pressAt: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    async key(name) {
      const keys = name.split('+') as KeyInput[];
      for (const held of keys.slice(0, -1)) await page.keyboard.down(held);
      await page.keyboard.press(keys.at(-1) as KeyInput);
      for (const held of keys.slice(0, -1).reverse()) await page.keyboard.up(held);
    },
    picture: () => page.screenshot(),
    close: () => page.close(),
  };
}
