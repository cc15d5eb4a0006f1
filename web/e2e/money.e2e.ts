import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function open(page: Page, name: string) {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog', { name, exact: true });
  return {
    dialog,
    field: (label: string) => dialog.getByLabel(label, { exact: true }),
    save: () => dialog.getByRole('button', { name: 'Save', exact: true }).click(),
  };
}

test('[FO5] an amount is read whole, refused at its field, or takes the form to its currency', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  const form = await open(page, 'Add sale');
  await form.field('Item').fill('Lamp');
  await form.field('Quantity').fill('500g');
  await form.field('Unit price').fill('12k');
  await expect(form.dialog.getByRole('status')).toBeEmpty();
  await form.save();
  await expect(form.field('Quantity')).toHaveAccessibleDescription(/“g” is not understood/);
  await expect(form.field('Unit price')).toHaveAccessibleDescription(/“k” is not understood/);
  await expect(form.field('Quantity')).toBeFocused();

  await form.field('Quantity').fill('2.5');
  await form.field('Unit price').fill('€40');
  await expect(form.field('Currency')).toHaveValue('EUR');
  await expect(form.dialog.getByRole('status')).toHaveText('Total €100.00');
  await form.save();
  await expect(form.dialog).toBeHidden();
  const row = page.getByRole('region', { name: 'Sales' }).getByRole('listitem').filter({ hasText: 'Lamp' });
  await expect(row).toContainText('€100.00');
  // What was refused took no number.
  await expect(row).toContainText(/[A-Z]{2}-1/);
});

test('what was paid is refunded and not deleted, unless Mark paid was a slip', async ({ openDevice }) => {
  const { page } = await openDevice();
  const adding = await open(page, 'Add sale');
  await adding.field('Item').fill('Lamp');
  await adding.field('Unit price').fill('40');
  await adding.save();
  const remove = page.getByRole('button', { name: 'Delete Lamp' });
  await expect(remove).toBeVisible();

  await page.getByRole('button', { name: 'Mark paid Lamp' }).click();
  await expect(remove).toBeHidden();
  const editing = await open(page, 'Edit Lamp');
  await expect(editing.field('Status').getByRole('option')).toHaveText(['Paid', 'Refunded']);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(remove).toBeVisible();
});

test('money back is noted and taken off the month', async ({ openDevice }) => {
  const { page } = await openDevice();
  const expenses = page.getByRole('region', { name: 'Expenses' });
  const spent = await open(page, 'Add expense');
  await spent.field('Amount').fill('50');
  await spent.field('Category').fill('Fuel');
  await spent.save();
  const back = await open(page, 'Add expense');
  await back.field('Amount').fill('€8');
  await expect(back.field('Amount')).toHaveAccessibleDescription('In EUR');
  await back.field('Amount').fill('£8');
  await back.field('Category').fill('Fuel');
  await back.dialog.getByText('More').click();
  await back.field('Money back').check();
  await back.save();
  await expect(expenses.getByRole('listitem').filter({ hasText: 'Money back' })).toContainText('-£8.00');
  await expect(expenses.getByText('£42.00').first()).toBeVisible();
});
