import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { fillDashboard, rowIn, save } from './dashboard.ts';
import { addTodo, expect, goTo, test } from './fixtures.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Commands' });
const line = (page: Page) => palette(page).getByRole('combobox');
const choices = (page: Page) => palette(page).getByRole('option');

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeVisible();
  await expect(line(page)).toBeFocused();
}

test('[SE1] [SE2] a few letters find any record, by any of its fields, and Enter opens it on its page', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await fillDashboard(page);
  await save(page, 'Add expense', { Amount: '8', Category: 'Café', Vendor: 'Straßenbäckerei' });
  await openPalette(page);
  for (const [typed, title, kind] of [
    ['kelp shelf', 'Oak shelf', 'Sale'],
    ['24.90', 'Driftwood Cafe', 'Expense'],
    ['STRASSENBA', 'Straßenbäckerei', 'Expense'],
    ['tides exam', 'Tide tables', 'Link'],
    ['harb', 'Harbour walk', 'Event'],
    ['fern', 'Water the ferns', 'Todo'],
  ] as const) {
    await line(page).fill(typed);
    await expect(choices(page).filter({ hasText: title })).toContainText(kind);
    await expect(choices(page).first()).toHaveAttribute('aria-selected', 'true');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Edit Water the ferns' })).toBeVisible();
  await expect(page).toHaveURL(/\/todos\?open=/);
  await page.keyboard.press('Escape');

  await openPalette(page);
  await line(page).fill('no such thing');
  await expect(palette(page).getByRole('status')).toHaveText('Nothing here has “no such thing” in it.');
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
});

test('pages and commands are chosen by the keyboard alone, what was chosen lately first; Back closes the palette', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await addTodo(page, 'Sharpen the knives');
  await openPalette(page);
  await line(page).fill('sync');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Sync' })).toBeFocused();

  await openPalette(page);
  await expect(choices(page)).toHaveText([/^Sync/]);
  await line(page).fill('add exp');
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Add expense' });
  await expect(form.getByLabel('Amount')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();

  await openPalette(page);
  await expect(choices(page)).toHaveText([/^Add expense/, /^Sync/]);
  await line(page).fill('undo');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Undone: Added todo “Sharpen the knives”')).toBeVisible();

  await openPalette(page);
  await line(page).fill('knives');
  await expect(palette(page).getByRole('status')).toContainText('Nothing here');
  await page.goBack();
  await expect(palette(page)).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Sync' })).toBeVisible();
});

test('the palette is opened and used by touch, clean to axe in light and dark', async ({ openDevice }) => {
  const { page } = await openDevice();
  await page.setViewportSize({ width: 390, height: 800 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByRole('button', { name: 'Try it with demo data' }).click();
  await expect(page.getByRole('button', { name: 'Remove demo data' })).toBeVisible();
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await line(page).fill('a');
  await expect(choices(page).filter({ hasText: 'Todo' })).not.toHaveCount(0);
  await expect(palette(page).getByRole('status')).toContainText('record');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target).join(' ')}`)).toEqual([]);
  }
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await sideways()).toBeLessThanOrEqual(0);
  await line(page).fill('calen');
  await choices(page).filter({ hasText: 'Calendar' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Calendar' })).toBeVisible();
  await expect(palette(page)).toBeHidden();
});

test('[SE1] a page finds its records by every field, within its period, and leads to all there are', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await save(page, 'Add expense', { Amount: '24.90', Category: 'Fuel', Vendor: 'Shell', Date: '2020-02-03' });
  await save(page, 'Add expense', { Amount: '3', Category: 'Food', Vendor: 'Crème & Co' });
  // What was just added is shown whatever the period.
  await expect(page).not.toHaveURL(/add=/);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Todos' })).toBeVisible();
  await goTo(page, 'Expenses');
  const field = page.getByRole('searchbox', { name: 'Search expenses' });
  await field.fill('creme fo');
  await expect(rowIn(page, 'Expenses', 'Crème & Co')).toBeVisible();
  await field.fill('shell 24.90');
  await expect(page.getByText('No expense here has “shell 24.90” in it.')).toBeVisible();
  await page.getByRole('link', { name: 'Search all expenses' }).click();
  await expect(rowIn(page, 'Expenses', 'Shell')).toBeVisible();
  await expect(rowIn(page, 'Expenses', 'Crème & Co')).toHaveCount(0);
});

test('[SE4] a search says so where a very long record is not looked through whole', async ({ openDevice, server }) => {
  const { page } = await openDevice();
  const words = Array.from({ length: 400 }, (_, n) => `word${n}`).join(' ');
  await save(page, 'Add todo', { Title: 'Minutes', Notes: words });
  const said = /only the first 300 different words are looked through/;
  await expect(page).not.toHaveURL(/add=/);
  await page.goto(`${server.url}/todos?view=all`);
  await page.getByRole('searchbox', { name: 'Search todos' }).fill('word399');
  await expect(page.getByText(said)).toBeVisible();
  await openPalette(page);
  await line(page).fill('word399');
  await expect(palette(page).getByRole('status')).toHaveText(said);
});

test('[SE1] the calendar finds its events of all days while words are typed, and is as it was without them', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await save(page, 'Add event', { Title: 'Harbour walk' });
  await save(page, 'Add event', { Title: 'Market in the old town' });
  await goTo(page, 'Calendar');
  const field = page.getByRole('searchbox', { name: 'Search events' });
  await field.pressSequentially('town mark');
  await expect(field).toBeFocused();
  await expect(rowIn(page, 'Calendar', 'Market in the old town')).toHaveCount(1);
  await expect(page.getByText('Harbour walk')).toHaveCount(0);
  await field.fill('');
  await expect(page.getByText('Harbour walk').first()).toBeVisible();
});
