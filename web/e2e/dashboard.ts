/** A dashboard with one record of every kind, made through the widgets' own forms. */
import type { Locator, Page } from '@playwright/test';
import { addTodo, expect } from './fixtures.ts';

/** Opens the form `name` and fills it by its labels. */
export async function fillIn(page: Page, name: string, fields: Record<string, string>): Promise<Locator> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog', { name, exact: true });
  for (const [label, value] of Object.entries(fields)) {
    const field = dialog.getByLabel(label, { exact: true });
    if (!(await field.isVisible())) await dialog.getByText('More', { exact: true }).click();
    await field.fill(value);
  }
  return dialog;
}

/** The same, and saves it. */
export async function save(page: Page, name: string, fields: Record<string, string>): Promise<void> {
  const dialog = await fillIn(page, name, fields);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();
}

export const rowIn = (page: Page, widget: string, text: string) =>
  page.getByRole('region', { name: widget }).getByRole('listitem').filter({ hasText: text });

/** Each widget, and what its record shows. */
export const shown = [
  ['Todos', 'Water the ferns'],
  ['Sales', 'Oak shelf'],
  ['Calendar', 'Harbour walk'],
  ['Quick links', 'Tide tables'],
  ['Expenses', 'Driftwood Cafe'],
] as const;

export async function fillDashboard(page: Page): Promise<void> {
  await addTodo(page, 'Water the ferns');
  await save(page, 'Add sale', { Item: 'Oak shelf', Quantity: '2', 'Unit price': '120.50', Customer: 'M. Kelp' });
  await save(page, 'Add event', { Title: 'Harbour walk' });
  await save(page, 'Add link', { Address: 'tides.example', Title: 'Tide tables' });
  await save(page, 'Add expense', { Amount: '24.90', Category: 'Food', Vendor: 'Driftwood Cafe' });
}

export async function expectDashboard(page: Page): Promise<void> {
  for (const [widget, text] of shown) await expect(rowIn(page, widget, text).first()).toBeVisible();
}
