import type { Page } from '@playwright/test';
import { chipOf, closeDialogs, createAccount, expect, goTo, savedEverywhere, signIn, test } from './fixtures.ts';

const paperOf = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const [light, dark] = ['rgb(251, 250, 246)', 'rgb(12, 21, 25)'];

async function choose(page: Page, label: string, words: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).selectOption({ label: words });
}

test('what is set holds at once, after a reload, and on the other devices of the account', async ({ openDevice }) => {
  const [a, b] = [await openDevice(), await openDevice()];
  const account = await createAccount(a.page);
  await goTo(a.page, 'Settings');
  expect(await paperOf(a.page)).toBe(light);
  await choose(a.page, 'Theme', 'Dark');
  await expect.poll(() => paperOf(a.page)).toBe(dark);
  await choose(a.page, 'Currency', 'JPY · Japanese Yen');
  await choose(a.page, 'A sale is due', 'After 14 days');
  await choose(a.page, 'Rows', 'Roomy');
  await expect(chipOf(a.page)).toContainText(savedEverywhere);

  await a.page.reload();
  expect(await paperOf(a.page)).toBe(dark);
  await expect(a.page.getByLabel('Theme', { exact: true })).toHaveValue('dark');
  await expect(a.page.getByLabel('Currency', { exact: true })).toHaveValue('JPY');

  await signIn(b.page, account);
  await expect.poll(() => paperOf(b.page)).toBe(dark);
  await b.page.getByRole('button', { name: 'Add sale', exact: true }).click();
  const form = b.page.getByRole('dialog', { name: 'Add sale' });
  await form.getByText('More', { exact: true }).click();
  await expect(form.getByLabel('Currency', { exact: true })).toHaveValue('JPY');
  await expect(form.getByLabel('Due', { exact: true })).toHaveValue(/^\d{4}-\d\d-\d\d$/);
  await closeDialogs(b.page);
  await goTo(b.page, 'Settings');
  await expect(b.page.getByLabel('Rows', { exact: true })).toHaveValue('');
});

test('[HI3] a setting is undone like anything else, and the history says what was set', async ({ openDevice }) => {
  const { page } = await openDevice();
  await goTo(page, 'Settings');
  await choose(page, 'Theme', 'Dark');
  await choose(page, 'Theme', 'Light');
  await goTo(page, 'History');
  await expect(page.getByText('Theme: Dark')).toBeVisible();
  await expect(page.getByText('Theme: Light')).toBeVisible();
  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  await expect.poll(() => paperOf(page)).toBe(dark);
  await page.keyboard.press('Control+z');
  await expect.poll(() => paperOf(page)).toBe(light);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => paperOf(page)).toBe(dark);
});

test('a week begins on the day that was set', async ({ openDevice }) => {
  const { page } = await openDevice();
  await goTo(page, 'Settings');
  await choose(page, 'A week starts on', 'Saturday');
  await goTo(page, 'Calendar');
  await page.getByRole('link', { name: 'Month', exact: true }).click();
  await expect(page.getByRole('columnheader').first()).toHaveText(/^Sat/);
});
