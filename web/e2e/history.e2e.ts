/** Taking back what was done, by the keys everybody knows. */
import { rowIn, save } from './dashboard.ts';
import { addTodo, expect, test } from './fixtures.ts';

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
