/** The notice with the way back: next by Tab after the deed, whoever does it by keyboard alone, and there while one is at it. */
import type { Page } from '@playwright/test';
import { rowIn, save } from './dashboard.ts';
import { addTodo, expect, type TestDevice, test } from './fixtures.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const notice = (page: Page) => page.getByRole('complementary', { name: 'Last action' });

async function openWithTodos(device: TestDevice, ...titles: string[]): Promise<Page> {
  await device.context.clock.install();
  const page = await device.newTab();
  for (const title of titles) await addTodo(page, title);
  return page;
}

/** From the line todos are typed into, as a hand goes: into the list, down to the row, and to its button. */
async function deleteByKeys(page: Page, title: string): Promise<void> {
  await button(page, `Edit ${title}`).focus();
  await page.keyboard.press('ArrowRight');
  await expect(button(page, `Snooze ${title}`)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(button(page, `Delete ${title}`)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(notice(page)).toContainText(`Deleted “${title}”`);
}

test('Tab after a deletion is at Undo, and Enter brings the record back', async ({ openDevice }) => {
  const page = await openWithTodos(await openDevice(), 'one', 'two', 'three');
  await deleteByKeys(page, 'two');
  await expect(button(page, 'Delete three')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(button(page, 'Undo')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rowIn(page, 'Todos', 'two')).toBeVisible();
  await expect(button(page, 'Undo')).toHaveCount(0);
  await expect(button(page, 'Delete three')).toBeFocused();
});

test('Shift+Tab goes back to where one was, Tab past the last button to what comes after', async ({ openDevice }) => {
  const page = await openWithTodos(await openDevice(), 'one', 'two', 'three');
  await page.keyboard.press('Escape');
  await button(page, 'Delete three').focus();
  await page.keyboard.press('Tab');
  const after = await page.evaluateHandle(() => document.activeElement);
  await deleteByKeys(page, 'two');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(button(page, 'Delete three')).toBeFocused();
  // It was gone to once: from now on it stands in its own place, at the end of the page.
  await page.keyboard.press('Tab');
  expect(await after.evaluate((element) => element === document.activeElement)).toBe(true);

  await deleteByKeys(page, 'one');
  await page.keyboard.press('Tab');
  await expect(button(page, 'Undo')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(button(page, 'Dismiss')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await after.evaluate((element) => element === document.activeElement)).toBe(true);
  await expect(notice(page)).toContainText('Deleted “one”');
});

test('behind the last stop of the page it is no trap', async ({ openDevice }) => {
  const page = await openWithTodos(await openDevice(), 'one');
  await deleteByKeys(page, 'one');
  await page.evaluate(() => {
    const stops = [...document.querySelectorAll<HTMLElement>('#root a[href], #root button')];
    stops
      .filter((stop) => stop.checkVisibility() && stop.closest('aside') === null)
      .at(-1)
      ?.focus();
  });
  await page.keyboard.press('Tab');
  await expect(button(page, 'Undo')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(notice(page).getByRole('button')).toHaveCount(2);
  expect(await page.evaluate(() => document.activeElement?.closest('aside') ?? null)).toBeNull();
});

test('a form keeps its own order', async ({ openDevice }) => {
  const page = await openWithTodos(await openDevice(), 'one', 'two');
  await deleteByKeys(page, 'one');
  await button(page, 'Add todo').click();
  const form = page.getByRole('dialog', { name: 'Add todo' });
  await form.getByLabel('Title', { exact: true }).focus();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
  await expect(button(page, 'Undo')).not.toBeFocused();
});

test('it stays while it has the focus or the mouse, and leaves by itself after', async ({ openDevice }) => {
  const page = await openWithTodos(await openDevice(), 'one', 'two', 'three');
  await deleteByKeys(page, 'two');
  await page.keyboard.press('Tab');
  await page.clock.fastForward('01:00');
  await expect(button(page, 'Undo')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.clock.fastForward('00:09');
  await expect(button(page, 'Undo')).toBeVisible();

  await notice(page).getByText('Deleted').hover();
  await page.clock.fastForward('01:00');
  await expect(button(page, 'Undo')).toBeVisible();
  await page.mouse.move(0, 0);
  await page.clock.fastForward('00:11');
  await expect(button(page, 'Undo')).toHaveCount(0);
});

test('so it is after every deed of a row', async ({ openDevice }) => {
  const { page } = await openDevice();
  await save(page, 'Add sale', { Item: 'Oak shelf', Quantity: '2', 'Unit price': '120.50' });
  await button(page, 'Mark paid Oak shelf').focus();
  await page.keyboard.press('Enter');
  await expect(notice(page)).toContainText('Paid: “Oak shelf”');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(button(page, 'Mark paid Oak shelf')).toHaveCount(1);
});
