/**
 * Done, moved, deleted and undone: a thousand todos at once, in the built app in a whole browser. Run by hand:
 * `node --import tsx web/bench/bulk.ts`. Says how long each takes until it is said to be done, and the longest task of it.
 */
import { say } from '@holdfast/sync-server/bench/kit/result.ts';
import type { Page } from '@playwright/test';
import { startAppSite } from './screens/appSite.ts';
import { bundle } from './screens/bundle.ts';
import { createProfile } from './screens/profile.ts';

/** One todo in thirty records is open. */
const records = 36_000;
const atLeast = 1000;
const rounds = 2;

const site = await startAppSite();
const profile = await createProfile();
try {
  await profile.visit(1, async ({ page }) => {
    await page.goto(site.url + site.still);
    await page.evaluate(bundle('seedInPage.ts'));
    const day = Math.floor(Date.now() / 86_400_000) * 86_400_000;
    await page.evaluate(([count, today]) => seedStore(count, today), [records, day] as const);
    await page.goto(`${site.url}/todos?view=all`);
    for (let round = 1; round <= rounds; round += 1) {
      await selectMany(page);
      await measure(page, `done (${round})`, 'Done:', () => page.keyboard.press('d'));
      await measure(page, `undone (${round})`, 'Undone:', () => page.keyboard.press('Control+z'));
      await selectMany(page);
      await page.keyboard.press('m');
      const field = page.getByRole('dialog').getByRole('textbox');
      await field.fill(`List ${round}`);
      await measure(page, `moved (${round})`, 'Moved to', () => page.keyboard.press('Enter'));
      await measure(page, `moved back (${round})`, 'Undone:', () => page.keyboard.press('Control+z'));
    }
  });
} finally {
  await site.stop();
  await profile.remove();
}

/** Reads the list as far as it takes, and selects all of that. */
async function selectMany(page: Page): Promise<void> {
  await page.reload();
  await page.waitForTimeout(3000);
  const count = () =>
    page.evaluate(() => {
      const far = [...document.querySelectorAll<HTMLElement>('main [data-far]')];
      const away = far.flatMap(({ dataset }) => JSON.parse(dataset.far ?? '[]') as string[]);
      return document.querySelectorAll('main [data-row]').length + away.length;
    });
  while ((await count()) < atLeast) {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForTimeout(150);
  }
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(500);
  await page.locator('main [data-row] button').first().focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('region', { name: 'Selection' }).waitFor();
  await page.waitForTimeout(1500);
  await page.evaluate(() => probe.takeLongTasks());
}

async function measure(page: Page, name: string, text: string, act: () => Promise<void>): Promise<void> {
  await page.evaluate((wanted) => probe.arm('keydown', { selector: 'aside p', text: wanted }), text);
  await act();
  const { paintedMs } = await page.evaluate(() => probe.seen());
  const said = await page.locator('aside[data-notice] p').textContent();
  await page.waitForTimeout(1500);
  const long = await page.evaluate(() => probe.takeLongTasks());
  say(`${name}: ${said}, ${Math.round(paintedMs)} ms; tasks over 50 ms: ${long.map(Math.round).join(', ') || 'none'}`);
}
