/** Taking back what was done: by the keys everybody knows, and on the page of what was done and deleted. */
import type { Page } from '@playwright/test';
import { fillDashboard, rowIn, save, shown } from './dashboard.ts';
import { addTodo, createAccount, expect, expectSent, goTo, signIn, test, todoRow } from './fixtures.ts';

async function openTab(page: Page, tab: 'Done here' | 'Bin'): Promise<void> {
  await goTo(page, 'History');
  await page.getByRole('tab', { name: tab }).click();
  await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
}

/** By key, as somebody without a mouse presses it. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().focus();
  await page.keyboard.press('Enter');
}

const entries = (page: Page) => page.getByRole('tabpanel').getByRole('listitem');

test('[HI3] Ctrl Z takes back one deed after another, also after a reload; with Shift they are done again', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  const row = (text: string) => rowIn(page, 'Todos', text);
  for (const title of ['one', 'two', 'three']) await addTodo(page, title);
  for (const title of ['one', 'two', 'three']) {
    await page.getByRole('button', { name: `Delete ${title}`, exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(row(title)).toHaveCount(0);
  }
  await page.reload();
  await expect(page.getByRole('button', { name: 'Add todo' })).toBeVisible();
  for (const title of ['three', 'two', 'one']) {
    await page.keyboard.press('Control+z');
    await expect(page.getByText(`Undone: Deleted “${title}”`)).toBeVisible();
    await expect(row(title)).toBeVisible();
  }
  await page.keyboard.press('Control+Shift+z');
  await expect(row('one')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(row('one')).toBeVisible();
});

test('[HI2] in a text field and over an open form the keys are not ours', async ({ openDevice }) => {
  const { page } = await openDevice();
  await addTodo(page, 'kept');
  await save(page, 'Add expense', { Amount: '5', Category: 'Fuel', Vendor: 'Shell' });
  await page.getByRole('textbox', { name: 'New todo' }).focus();
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'Add sale' }).click();
  await page.getByRole('dialog', { name: 'Add sale' }).getByRole('button', { name: 'Cancel' }).focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(rowIn(page, 'Todos', 'kept')).toBeVisible();
  await expect(rowIn(page, 'Expenses', 'Shell').first()).toBeVisible();
  await page.getByRole('button', { name: 'Add sale' }).focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: Added expense “Shell”')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Expenses' }).getByText('Shell')).toHaveCount(0);
});

test('[HI3] everything that was deleted comes back from the bin one by one, also after a reload', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await fillDashboard(page);
  const titles = shown.map(([, title]) => title);
  for (const title of titles) {
    await press(page, `Delete ${title}`);
    await expect(page.getByRole('button', { name: `Delete ${title}` })).toHaveCount(0);
  }
  await openTab(page, 'Bin');
  await expect(entries(page)).toContainText(titles.toReversed());
  await expect(entries(page).first()).toContainText('Expense');
  await page.reload();
  await expect(page).toHaveURL(/\/history\?tab=bin$/);
  await expect(entries(page)).toHaveCount(titles.length);
  await page.getByRole('button', { name: `Restore ${titles[1]}` }).focus();
  // The focus goes on to the next one, so that one key restores them all.
  for (let left = titles.length - 1; left >= 0; left -= 1) {
    await expect(page.getByRole('button', { name: /^Restore/ }).and(page.locator(':focus'))).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(entries(page)).toHaveCount(left);
  }
  await expect(page.getByText('can be had back from here for 30 days')).toBeVisible();
  await goTo(page, 'Dashboard');
  for (const [widget, title] of shown) await expect(rowIn(page, widget, title).first()).toBeVisible();
  await openTab(page, 'Done here');
  await expect(page.getByText(`Restored “${titles[1]}”`)).toBeVisible();
});

test('[HI3] any deed is undone by its title, in any order; the undo is undone in the same place', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await save(page, 'Add sale', { Item: 'Lamp', Quantity: '1', 'Unit price': '40' });
  await addTodo(page, 'Roast');
  await press(page, 'Mark paid Lamp');
  await expect(page.getByRole('button', { name: 'Refund Lamp' })).toBeAttached();
  await press(page, 'Delete Roast');
  await openTab(page, 'Done here');
  await expect(page.getByRole('heading', { name: /^Today/ })).toBeVisible();
  await expect(entries(page)).toHaveText([/Deleted “Roast”/, /Lamp/, /Added todo “Roast”/, /Added sale “Lamp”/]);
  await page.getByRole('button', { name: 'Undo Lamp' }).first().click();
  const paid = entries(page).nth(1);
  await expect(paid).toContainText('Undone');
  await expect(paid.getByRole('button')).toBeFocused();
  await page.reload();
  await paid.getByRole('button', { name: 'Undo the undo of Lamp' }).click();
  await expect(paid.getByRole('button', { name: 'Undo Lamp' })).toBeVisible();
  await paid.getByRole('button', { name: 'Undo Lamp' }).click();
  await expect(paid).toContainText('Undone');
  await goTo(page, 'Dashboard');
  await expect(page.getByRole('button', { name: 'Mark paid Lamp' })).toBeAttached();
  await expect(todoRow(page, 'Roast')).toHaveCount(0);
});

test('[HI2] an undo says what it left: of one that was changed since, nothing is taken back', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await addTodo(page, 'Roast');
  await press(page, 'Edit Roast');
  await page.getByRole('dialog').getByLabel('Title', { exact: true }).fill('Roast beans');
  await page.keyboard.press('Enter');
  await expect(todoRow(page, 'Roast beans')).toBeVisible();
  await openTab(page, 'Done here');
  await entries(page).nth(1).getByRole('button', { name: 'Undo Roast beans' }).click();
  await expect(page.getByLabel('Last action')).toContainText('Roast beans was changed since, and left as it is: title');
  await expect(entries(page).nth(1)).toContainText('Changed since');
  await goTo(page, 'Dashboard');
  await expect(todoRow(page, 'Roast beans')).toBeVisible();
});

test('[HI3] what another device deleted is in the bin of this one, and comes back on both', async ({ openDevice }) => {
  const [a, b] = [await openDevice(), await openDevice()];
  const credentials = await createAccount(a.page);
  await addTodo(a.page, 'Shared list');
  await expectSent(a, a.page, 'Shared list');
  await signIn(b.page, credentials);
  await expect(todoRow(b.page, 'Shared list')).toBeVisible();
  await openTab(b.page, 'Bin');
  await expect(entries(b.page)).toHaveCount(0);
  await press(a.page, 'Delete Shared list');
  await b.page.getByRole('button', { name: 'Restore Shared list' }).click();
  await expect(entries(b.page)).toHaveCount(0);
  await expect(todoRow(a.page, 'Shared list')).toBeVisible();
});

test('the tabs are one stop of the Tab key with arrows between them, and so is the list', async ({ openDevice }) => {
  const { page } = await openDevice();
  for (const title of ['one', 'two', 'three']) await addTodo(page, title);
  await openTab(page, 'Done here');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Bin' })).toBeFocused();
  await expect(page.getByRole('tabpanel', { name: 'Bin' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tabpanel', { name: 'Done here' })).toBeVisible();
  await expect(page).toHaveURL(/\/history$/);
  await expect(entries(page)).toHaveCount(3);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Undo three' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: 'Undo two' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('button', { name: 'Undo one' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('tab', { name: 'Done here' })).toBeFocused();
});

test('a history longer than a page has a way to its end', async ({ openDevice }) => {
  const { page } = await openDevice();
  const line = page.getByRole('textbox', { name: 'New todo' });
  for (let number = 1; number <= 100; number += 1) {
    await line.fill(`Todo ${number}.`);
    await line.press('Enter');
  }
  await expect(todoRow(page, 'Todo 100.')).toBeVisible();
  await openTab(page, 'Done here');
  await expect(entries(page).first()).toContainText('Todo 100.');
  await expect(entries(page).filter({ hasText: 'Todo 1.' })).toHaveCount(0);
  await expect(async () => {
    await entries(page).last().scrollIntoViewIfNeeded();
    await expect(entries(page).last()).toContainText('Todo 1.', { timeout: 1000 });
  }).toPass();
  await entries(page).last().getByRole('button', { name: 'Undo Todo 1.', exact: true }).click();
  await expect(entries(page).last()).toContainText('Undone');
});
