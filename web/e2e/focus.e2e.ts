/** Where the focus goes when what had it leaves the page: never to the top, where a keyboard user would start over. */
import type { Page } from '@playwright/test';
import { fillDashboard, rowIn, save } from './dashboard.ts';
import { addTodo, expect, test } from './fixtures.ts';

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    return at?.getAttribute('aria-label') ?? at?.getAttribute('name') ?? at?.textContent ?? '';
  });
const isOnBody = (page: Page) => page.evaluate(() => document.activeElement === document.body);

/** By key, as somebody without a mouse presses it. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

const gone = (page: Page, name: string) => expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);

test('a deleted row hands it to the next, and Undo back to where it came from', async ({ openDevice }) => {
  const { page } = await openDevice();
  for (const title of ['one', 'two', 'three']) await addTodo(page, title);
  await press(page, 'Delete two');
  await gone(page, 'Delete two');
  await expect.poll(() => focused(page)).toBe('Delete three');
  await press(page, 'Undo');
  await expect(rowIn(page, 'Todos', 'two')).toBeVisible();
  await expect.poll(() => focused(page)).toBe('Delete three');
  await press(page, 'Delete three');
  await gone(page, 'Delete three');
  await expect.poll(() => focused(page)).toBe('Delete two');
  await press(page, 'Dismiss');
  await gone(page, 'Dismiss');
  await expect.poll(() => focused(page)).toBe('Delete two');
});

test('the last row of a card hands it to the card', async ({ openDevice }) => {
  const { page } = await openDevice();
  await save(page, 'Add link', { Address: 'tides.example' });
  await press(page, 'Delete tides.example');
  await gone(page, 'Delete tides.example');
  await expect.poll(() => focused(page)).toBe('Add link');
});

test('ticking off goes down the list', async ({ openDevice }) => {
  const { page } = await openDevice();
  for (const title of ['one', 'two', 'three']) await addTodo(page, title);
  const box = (title: string) => page.getByRole('checkbox', { name: title, exact: true });
  await box('one').focus();
  for (const next of ['two', 'three']) {
    await page.keyboard.press('Space');
    await expect(box(next)).toBeFocused();
  }
  await page.keyboard.press('Space');
  await expect(box('three')).toHaveCount(0);
  expect(await isOnBody(page)).toBe(false);
});

test('a button that did its deed hands it to what takes its place', async ({ openDevice }) => {
  const { page } = await openDevice();
  await fillDashboard(page);
  await press(page, 'Mark paid Oak shelf');
  await gone(page, 'Mark paid Oak shelf');
  await expect.poll(() => focused(page)).toBe('Refund Oak shelf');
  await press(page, 'Undo');
  await gone(page, 'Refund Oak shelf');
  await expect.poll(() => focused(page)).toBe('Mark paid Oak shelf');
  await press(page, 'Mark paid Oak shelf');
  await press(page, 'Refund Oak shelf');
  await gone(page, 'Refund Oak shelf');
  await expect.poll(() => focused(page)).toBe('Edit Oak shelf');
});

test('a todo that moves when it is edited takes it along', async ({ openDevice }) => {
  const { page } = await openDevice();
  for (const title of ['one', 'two', 'three']) await addTodo(page, title);
  await press(page, 'Edit two');
  const form = page.getByRole('dialog', { name: 'Edit two' });
  await form.getByLabel('Due', { exact: true }).fill(`${new Date().getFullYear() + 1}-03-01`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Upcoming 1' })).toBeVisible();
  await expect(form).toBeHidden();
  await expect.poll(() => focused(page)).toBe('Edit two');
});

test('a row that another tab deletes hands it on as well', async ({ openDevice }) => {
  const { page, newTab } = await openDevice();
  for (const title of ['one', 'two']) await addTodo(page, title);
  await page.getByRole('button', { name: 'Edit one', exact: true }).focus();
  const other = await newTab();
  await press(other, 'Delete one');
  await gone(page, 'Edit one');
  await expect.poll(() => focused(page)).toBe('Edit two');
});

test('the demo’s buttons hand it to the next thing to do', async ({ openDevice }) => {
  const { page } = await openDevice();
  await press(page, 'Try it with demo data');
  await gone(page, 'Try it with demo data');
  await expect.poll(() => focused(page)).toBe('Remove demo data');
  await press(page, 'Remove demo data');
  await gone(page, 'Remove demo data');
  await expect.poll(() => focused(page)).toBe('Add todo');
});

test('declining the demo and throwing a draft away, too', async ({ openDevice }) => {
  const { page } = await openDevice();
  await press(page, 'No, thanks');
  await gone(page, 'No, thanks');
  await expect.poll(() => focused(page)).toBe('Add todo');
  await press(page, 'Add todo');
  await page.getByRole('dialog').getByLabel('Title', { exact: true }).fill('half a thought');
  await page.keyboard.press('Escape');
  await press(page, 'Throw away what you typed');
  await gone(page, 'Throw away what you typed');
  expect(await isOnBody(page)).toBe(false);
});

test('a press beside everything takes it away, and nothing brings it back', async ({ openDevice }) => {
  const { page, newTab } = await openDevice();
  await addTodo(page, 'one');
  await page.getByRole('button', { name: 'Edit one', exact: true }).focus();
  await page.getByText('Holdfast', { exact: true }).click();
  expect(await isOnBody(page)).toBe(true);
  await press(await newTab(), 'Delete one');
  await gone(page, 'Edit one');
  expect(await isOnBody(page)).toBe(true);
});
