/** One line to capture anything: from the key to the saved row, by keys and by touch, with and without a network. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { rowIn } from './dashboard.ts';
import { expect, goTo, test, untilKept } from './fixtures.ts';

const lineOf = (page: Page) => page.getByRole('textbox', { name: 'Capture' });
const chipsOf = (page: Page) => page.getByRole('list', { name: 'Understood' }).getByRole('button');
const chip = (page: Page, words: string | RegExp) =>
  page.getByRole('list', { name: 'Understood' }).getByRole('button', { name: words });

/** By one press, however soon it comes. */
async function openLine(page: Page): Promise<void> {
  await page.locator('body').press('q');
  await expect(lineOf(page)).toBeFocused();
}

test('[CA2] by keys alone and offline: what is typed is understood, taken away, saved, and taken back', async ({
  openDevice,
}) => {
  const { page, goOffline } = await openDevice('installed');
  await goOffline();
  await openLine(page);
  await page.keyboard.type('Order 60 kg Sidamo tomorrow 9am #beans !1');
  await expect(chipsOf(page)).toHaveText(['Todo', /Tomorrow/i, /09:00/, /#beans/, /Low priority/]);

  await page.keyboard.press('ArrowDown');
  await expect(chip(page, 'Todo')).toBeFocused();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
  await expect(chip(page, '#beans')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(chip(page, '#beans')).toHaveCount(0);
  await expect(chip(page, 'Low priority')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(lineOf(page)).toBeFocused();
  await page.keyboard.press('Enter');
  const row = rowIn(page, 'Todos', 'Order 60 kg Sidamo #beans');
  await expect(row).toContainText('09:00');
  await expect(lineOf(page)).toHaveValue('');
  await expect(lineOf(page)).toBeFocused();
  await expect(page.getByText('Added to Todos: “Order 60 kg Sidamo #beans”')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(row).toHaveCount(0);

  await page.keyboard.type('24.90 fuel shell yesterday');
  await expect(chipsOf(page)).toHaveText(['Expense', /£24.90/, /Fuel/, /Shell/, /yesterday/i]);
  await page.keyboard.press('Enter');
  await expect(rowIn(page, 'Expenses', 'Shell')).toContainText('Fuel');
  await page.keyboard.press('Escape');
  await expect(lineOf(page)).toHaveCount(0);
});

test('by touch at 390 px: the + opens it, chips are pressed, Add saves, Undo takes it back, Back closes it', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await page.setViewportSize({ width: 390, height: 800 });
  await goTo(page, 'Todos');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await lineOf(page).fill('3 x Lamp @ 40 tomorrow');
  await expect(chip(page, 'Sale')).toBeVisible();
  await chip(page, /tomorrow/i).click();
  await expect(chip(page, /tomorrow/i)).toHaveCount(0);
  await expect(lineOf(page)).toBeFocused();
  const axe = await new AxeBuilder({ page }).analyze();
  expect(axe.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('Added to Sales: “Lamp tomorrow”')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await lineOf(page).fill('Fair 3-5 March');
  await expect(chip(page, 'Event')).toBeVisible();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.goBack();
  await expect(lineOf(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: 'Todos' })).toBeVisible();
  await goTo(page, 'Sales');
  await expect(rowIn(page, 'Sales', 'Lamp')).toHaveCount(0);
});

test('[FO4] what stands in the line survives Escape, another page and a reload', async ({ openDevice }) => {
  const { page } = await openDevice();
  await openLine(page);
  await page.keyboard.type('Order beans tomorrow');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Go on with what you typed' })).toBeVisible();
  await openLine(page);
  await expect(lineOf(page)).toHaveValue('Order beans tomorrow');
  await chip(page, /tomorrow/i).press('Enter');
  await untilKept(page, 'declined":["day');
  await page.reload();
  await page.getByRole('button', { name: 'Go on with what you typed' }).click();
  await expect(lineOf(page)).toHaveValue('Order beans tomorrow');
  await expect(chipsOf(page)).toHaveText(['Todo']);
  await goTo(page, 'Sales');
  await expect(page.getByRole('heading', { level: 1, name: 'Sales' })).toBeFocused();
  await expect(lineOf(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Go on with what you typed' }).click();
  await expect(lineOf(page)).toHaveValue('Order beans tomorrow');
  await expect(lineOf(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Added to Todos: “Order beans tomorrow”')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Go on with what you typed' })).toHaveCount(0);
});

test('what was captured wrongly is one key from right', async ({ openDevice, server }) => {
  const { page } = await openDevice();
  await openLine(page);
  await page.keyboard.type('Tasting at the harbour hall tomorrow 10:00 #green');
  await expect(chip(page, 'Event')).toBeVisible();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(chip(page, 'Event')).toHaveCount(0);
  await page.keyboard.press('Alt+ArrowUp');
  await expect(chip(page, 'Event')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  const event = page.getByRole('dialog', { name: 'Add event' });
  await expect(event.getByLabel('Title')).toHaveValue('Tasting #green');
  await expect(event.getByLabel('Start')).toHaveValue(/T10:00$/);
  await event.getByLabel('Title').fill('Tasting');
  await event.getByRole('button', { name: 'Save' }).click();
  await expect(rowIn(page, 'Calendar', 'Tasting')).toBeVisible();
  await expect(lineOf(page)).toHaveCount(0);

  await page.goto(`${server.url}/add/expense`);
  await expect(lineOf(page)).toBeFocused();
  await expect(chipsOf(page)).toHaveText(['Expense']);
  await page.keyboard.type('lunch');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('An amount');
  await page.keyboard.type(' 12');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const form = page.getByRole('dialog', { name: 'Edit Lunch' });
  await expect(form.getByLabel('Amount')).toHaveValue('12.00');
});

test('[FO3] two presses at once are one record, and two tabs have a line each', async ({ openDevice }) => {
  const device = await openDevice();
  const { page } = device;
  await openLine(page);
  await page.keyboard.type('just once');
  await lineOf(page).evaluate((input: HTMLInputElement) => {
    input.form?.requestSubmit();
    input.form?.requestSubmit();
  });
  await expect(lineOf(page)).toHaveValue('');
  await page.keyboard.type('half of it');
  await untilKept(page, 'half of it');
  const other = await device.newTab();
  await expect(rowIn(other, 'Todos', 'just once')).toHaveCount(1);
  await openLine(other);
  await expect(lineOf(other)).toHaveValue('');
});

test('an example of an empty card stands in the line, and an address that runs code is refused', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await page.getByRole('region', { name: 'Sales' }).getByRole('button', { name: /Lamp/ }).click();
  await expect(lineOf(page)).toHaveValue('3 × Lamp at 40.00, unpaid, due in two weeks');
  await expect(chip(page, 'Sale')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(rowIn(page, 'Sales', 'Lamp')).toContainText('120.00');
  await page.keyboard.type('javascript:alert(1)');
  await expect(chip(page, 'Link')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('can run code');
  await expect(lineOf(page)).toHaveAttribute('aria-invalid', 'true');

  const long = 'beans '.repeat(100);
  await lineOf(page).fill(long);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('longer than 500 characters');
  await expect(lineOf(page)).toHaveValue(long);
});
