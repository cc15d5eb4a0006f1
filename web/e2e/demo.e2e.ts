import type { Page } from '@playwright/test';
import { rowIn } from './dashboard.ts';
import {
  addTodo,
  chipOf,
  closeDialogs,
  createAccount,
  expect,
  newAccount,
  savedEverywhere,
  signIn,
  test,
  titlesSent,
} from './fixtures.ts';

const remove = (page: Page) => page.getByRole('button', { name: 'Remove demo data' });
const todos = (page: Page) => page.getByRole('region', { name: 'Todos' }).getByRole('listitem');

async function addDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try it with demo data' }).click();
  await expect(remove(page)).toBeVisible();
  await expect(page.locator('body')).not.toBeFocused();
}

async function rename(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole('button', { name: `Edit ${from}`, exact: true }).click();
  const form = page.getByRole('dialog', { name: `Edit ${from}` });
  await form.getByLabel('Title', { exact: true }).fill(to);
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form).toBeHidden();
}

test('the demo never reaches an account unasked: only what was changed in it comes along', async ({ openDevice }) => {
  const a = await openDevice();
  await addDemo(a.page);
  await rename(a.page, 'Water the fig tree', 'Water both fig trees');
  await addTodo(a.page, 'my own');
  await a.page.getByRole('button', { name: 'Account' }).click();
  await expect(a.page.getByText('The demo data stays out of your account')).toBeVisible();
  await closeDialogs(a.page);
  const credentials = await createAccount(a.page);
  await expect(todos(a.page)).toHaveCount(2);
  await expect(remove(a.page)).toHaveCount(0);
  expect(new Set(titlesSent(a))).toEqual(new Set(['Water both fig trees', 'my own']));

  const b = await openDevice();
  await addDemo(b.page);
  await addTodo(b.page, 'written on the second');
  await signIn(b.page, credentials);
  await expect(todos(b.page)).toHaveCount(3);
  expect(titlesSent(b).filter((title) => title !== 'written on the second')).toEqual([]);
});

test('taken along, it can be taken away on the second device, but for what was changed on either', async ({
  openDevice,
}) => {
  const a = await openDevice();
  await addDemo(a.page);
  await rename(a.page, 'Water the fig tree', 'Water both fig trees');
  const credentials = newAccount();
  await a.page.getByRole('button', { name: 'Account' }).click();
  const sheet = a.page.getByRole('dialog', { name: 'Account' });
  await sheet.getByLabel('E-mail').fill(credentials.email);
  await sheet.getByLabel('Password').fill(credentials.password);
  await sheet.getByLabel('Take all of the demo data along').check();
  await sheet.getByRole('button', { name: 'Create account', exact: true }).click();
  await expect(chipOf(a.page)).toContainText(savedEverywhere);

  const b = await openDevice();
  await signIn(b.page, credentials);
  await expect(rowIn(b.page, 'Expenses', 'Port & Sons')).toBeVisible();
  await rename(b.page, 'Photograph the new tins', 'Photograph the golden tins');
  await remove(b.page).click();
  await expect(b.page.locator('body')).not.toBeFocused();
  const said = b.page.getByRole('complementary', { name: 'Last action' });
  await expect(said).toContainText('Demo data removed; 2 records were changed and stay');
  for (const page of [b.page, a.page]) {
    await expect(todos(page)).toHaveCount(2);
    for (const title of ['Water both fig trees', 'Photograph the golden tins'])
      await expect(rowIn(page, 'Todos', title)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Expenses' }).getByRole('listitem')).toHaveCount(0);
    await expect(remove(page)).toHaveCount(0);
  }
  await said.getByRole('button', { name: 'Undo' }).click();
  await expect(rowIn(a.page, 'Expenses', 'Port & Sons')).toBeVisible();
  await expect(remove(a.page)).toBeVisible();
});

test('an account is offered no demo', async ({ openDevice }) => {
  const { page } = await openDevice();
  const offer = page.getByRole('button', { name: 'Try it with demo data' });
  await expect(offer).toBeVisible();
  await createAccount(page);
  await expect(offer).toHaveCount(0);
});
