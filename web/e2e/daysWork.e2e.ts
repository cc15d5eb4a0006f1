/**
 * A day of a small coffee roaster, once without a mouse and once by thumb on a phone: what is to be done, what is sold, an
 * expense from the street, a delivery that moves, a wrong deletion put right, and a look at what is due.
 */
import type { Locator, Page } from '@playwright/test';
import { chipOf, createAccount, expect, savedEverywhere, test } from './fixtures.ts';

const todos = [
  'Roast the Friday blend today 8:30 !3',
  'Cup the new harvest today 15:00',
  'Order 60 kg Sidamo tomorrow 9am #beans !1',
  'Call the sack supplier today',
  'Descale the machine every 2 weeks',
  'Send the invoice to Café Ebb today !2',
  'Print labels #packaging',
  'Water the fig tree every sunday',
  'Sharpen the knives next friday',
  'Ask Lena about the market',
  'Read chapter 3',
  'Renew the stall permit on 15 december',
];
const sales = [
  '3 x House blend @ 14.50 for Bakery Flut, paid',
  '1 x Enamel mug @ 12',
  '12 x Espresso @ 11.25 for Studio Nordlicht, due tomorrow',
  '2 x Filter set @ 35.90',
  '6 x Decaf @ 13.20 for Mrs Tangen, unpaid, due today',
];

const line = (page: Page) => page.getByRole('textbox', { name: 'Capture' });
const kind = (page: Page) => page.getByRole('list', { name: 'Understood' }).getByRole('button').first();
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const rows = (page: Page) => page.getByRole('main').getByRole('listitem');
const row = (page: Page, text: string) => rows(page).filter({ hasText: text });
const notice = (page: Page) => page.getByRole('complementary', { name: 'Last action' });

test('without a mouse', async ({ openDevice }) => {
  const { page } = await openDevice();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Tab by Tab, as somebody does who sees where the focus is. */
  const tabTo = async (target: Locator) => {
    await expect(target).toBeVisible();
    for (let step = 0; step < 60; step += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await press('Tab');
    }
    throw new Error(`the Tab key does not come to ${target}`);
  };
  const capture = async (text: string, as: string) => {
    await page.keyboard.type(text);
    await expect(kind(page)).toHaveText(as);
    await press('Enter');
    await expect(line(page)).toHaveValue('');
    await expect(notice(page)).toContainText('Added to');
  };

  await press('q');
  await expect(line(page)).toBeFocused();
  for (const text of todos) await capture(text, 'Todo');
  for (const text of sales) await capture(text, 'Sale');
  await capture('24.90 fuel shell', 'Expense');
  await capture('Delivery meeting with Port & Sons tomorrow 10:00-11:00', 'Event');
  await press('Escape');

  // The delivery moves to the day after, by the palette, which finds it, and its form.
  await press('Control+k');
  await page.keyboard.type('delivery');
  const found = page.getByRole('dialog', { name: 'Commands' }).getByRole('option', { name: /Delivery meeting/ });
  await expect(found).toHaveAttribute('aria-selected', 'true');
  await press('Enter');
  const event = page.getByRole('dialog', { name: /^Edit Delivery/ });
  await expect(event).toBeVisible();
  const start = event.getByLabel('Starts', { exact: true }).or(event.getByLabel('Start', { exact: true }));
  await tabTo(start.first());
  await press('ArrowUp', 'Control+Enter');
  await expect(event).toBeHidden();

  // Two are done, one is deleted by mistake and comes back.
  await press('g', 't');
  await expect(heading(page, 'Todos')).toBeFocused();
  await expect(rows(page).nth(3)).toBeVisible();
  await press('j');
  await press('d');
  await expect(notice(page)).toContainText('Done:');
  await press('j', 'Delete');
  await expect(notice(page)).toContainText('Deleted');
  const [, deleted = ''] = /“(.+)”/.exec((await notice(page).textContent()) ?? '') ?? [];
  await expect(row(page, deleted)).toHaveCount(0);
  await press('Control+z');
  await expect(notice(page)).toContainText('Undone: Deleted');
  await expect(row(page, deleted)).toHaveCount(1);

  // What is due: the sentence of the dashboard, and the sales that are.
  await press('g', 'd');
  await expect(heading(page, 'Dashboard')).toBeFocused();
  await expect(
    page
      .getByRole('main')
      .getByText(/due today/)
      .first(),
  ).toBeVisible();
  await press('g', 's');
  await expect(heading(page, 'Sales')).toBeFocused();
  await tabTo(page.getByRole('navigation', { name: 'Which sales' }).getByRole('link', { name: 'Due', exact: true }));
  await press('Enter');
  await expect(row(page, 'Decaf')).toBeVisible();
  await expect(row(page, 'House blend')).toHaveCount(0);
  await expect(heading(page, 'Sales')).toBeVisible();
  await press('j', 'p');
  await expect(notice(page)).toContainText('Paid:');
});

test('by thumb, on a phone without a network; at home all of it is sent', async ({ openDevice, browser, server }) => {
  const desk = await openDevice('installed');
  const account = await createAccount(desk.page);
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Account' }).tap();
  const sheet = page.getByRole('dialog', { name: 'Account' });
  await sheet.getByLabel('E-mail').fill(account.email);
  await sheet.getByLabel('Password').fill(account.password);
  await sheet.getByRole('button', { name: 'Sign in', exact: true }).tap();
  await expect(sheet).toBeHidden();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);

  const tap = (name: string | RegExp, within: Page | Locator = page) =>
    within
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .tap();
  const go = (name: string) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).tap();
  const add = () => page.getByRole('button', { name: 'Add', exact: true });
  const capture = async (text: string, as: string) => {
    await line(page).fill(text);
    await expect(kind(page)).toHaveText(as);
    await line(page).press('Enter');
    await expect(line(page)).toHaveValue('');
  };
  await add().tap();
  for (const text of todos) await capture(text, 'Todo');
  for (const text of sales) await capture(text, 'Sale');
  await capture('24.90 fuel shell', 'Expense');
  await capture('Delivery meeting with Port & Sons tomorrow 10:00-11:00', 'Event');
  await page.goBack();
  await expect(line(page)).toHaveCount(0);

  // The delivery moves: its row opens its form.
  await tap('More');
  await page.getByRole('dialog', { name: 'More' }).getByRole('link', { name: 'Calendar' }).tap();
  await expect(heading(page, 'Calendar')).toBeVisible();
  await tap(/^Edit Delivery|^Delivery/);
  const event = page.getByRole('dialog', { name: /^Edit Delivery/ });
  const start = event
    .getByLabel('Starts', { exact: true })
    .or(event.getByLabel('Start', { exact: true }))
    .first();
  const moved = (await start.inputValue()).replace(/T\d\d/, 'T14');
  await start.fill(moved);
  await tap('Save', event);
  await expect(event).toBeHidden();
  await expect(
    page
      .getByRole('main')
      .getByText(/14:00|2:00/)
      .first(),
  ).toBeVisible();

  // One is done, one deleted by mistake comes back by Undo.
  await go('Todos');
  await expect(heading(page, 'Todos')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Call the sack supplier' }).tap();
  await expect(notice(page)).toContainText('Done: “Call the sack supplier”');
  await tap('Edit Cup the new harvest');
  await tap('Delete this todo', page.getByRole('dialog', { name: 'Edit Cup the new harvest' }));
  await expect(row(page, 'Cup the new harvest')).toHaveCount(0);
  await tap('Undo', notice(page));
  await expect(row(page, 'Cup the new harvest')).toBeVisible();

  // What is due is marked paid.
  await go('Money');
  await page.getByRole('link', { name: 'Due', exact: true }).tap();
  await expect(row(page, 'Decaf')).toBeVisible();
  await context.setOffline(false);
  await expect(chipOf(page)).toContainText(savedEverywhere, { timeout: 30_000 });
  await context.close();

  await desk.page.reload();
  await expect(desk.page.getByRole('region', { name: 'Expenses' })).toContainText('Shell');
  await expect(desk.page.getByRole('region', { name: 'Sales' })).toContainText('Decaf');
});
