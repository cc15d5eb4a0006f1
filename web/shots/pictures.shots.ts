import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { closeDialogs, expect, test } from '../e2e/fixtures.ts';
import { fillOver } from './fillOver.ts';
import { type Look, look, looks, widths } from './looks.ts';

const folder = fileURLToPath(new URL('pictures/', import.meta.url));
const pages = [
  '',
  'todos',
  'todos?view=all',
  'sales?period=all',
  'sales?show=due',
  'expenses',
  'calendar',
  'links',
  'history',
  'sync',
  'settings',
  '?arrange=cards',
];
const forms = ['todo', 'sale', 'event', 'link', 'expense'];
const only = process.env.SHOTS?.split(',');

const contents = {
  async empty() {},
  async demo(page: Page) {
    await page.getByRole('button', { name: 'Try it with demo data' }).click();
    await expect(page.getByRole('button', { name: 'Remove demo data' })).toBeVisible();
  },
  over: fillOver,
} as const;

for (const [content, fill] of Object.entries(contents)) {
  test(`pictures of every page and form, ${content}`, async ({ openDevice, server }) => {
    const { page } = await openDevice();
    await fill(page);
    const take = async (name: string, width: number, manner: Look) => {
      await expect(page.getByRole('heading').first()).toBeVisible();
      await page.waitForTimeout(400);
      await page.screenshot({ path: `${folder}${content}/${manner}-${width}-${name}.png` });
    };
    for (const manner of looks) {
      for (const width of manner === 'light' ? widths : ([390, 1280] as const)) {
        if (only && !only.includes(manner) && !only.includes(String(width))) continue;
        for (const path of pages) {
          await page.goto(`${server.url}/${path}`);
          await look(page, width, manner);
          await take(path.replaceAll(/\W/g, '-') || 'dashboard', width, manner);
        }
        if (content === 'over') continue;
        for (const kind of forms) {
          await page.goto(`${server.url}/?add=${kind}`);
          await look(page, width, manner);
          await take(`add-${kind}`, width, manner);
          await closeDialogs(page);
        }
      }
    }
  });
}
