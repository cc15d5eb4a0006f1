import { expectDashboard, fillDashboard, rowIn, save, shown } from './dashboard.ts';
import {
  addTodo,
  chipOf,
  closeDialogs,
  createAccount,
  expect,
  expectSent,
  goTo,
  signIn,
  test,
  testAlone,
} from './fixtures.ts';

test('[AU2] a device offline from its first second keeps its work, signs up later, and a second device sees all of it', async ({
  openDevice,
}) => {
  const a = await openDevice('installed');
  await a.goOffline();
  await fillDashboard(a.page);
  await expect(chipOf(a.page)).toHaveText('On this device');

  await a.page.reload();
  await expectDashboard(a.page);

  await a.goOnline();
  const credentials = await createAccount(a.page);
  await expectDashboard(a.page);

  const b = await openDevice('installed');
  await signIn(b.page, credentials);
  await expectDashboard(b.page);
});

testAlone('the app starts cold with the server stopped', async ({ openDevice, server }) => {
  const a = await openDevice('installed');
  await addTodo(a.page, 'still here tomorrow');
  await server.stop();
  await a.page.close();
  const again = await a.context.newPage();
  await again.goto(server.url);
  await expect(rowIn(again, 'Todos', 'still here tomorrow')).toBeVisible();
  await addTodo(again, 'written without a server');
});

test('an empty dashboard offers demo data and takes it away again in one go', async ({ openDevice }) => {
  const { page } = await openDevice('installed');
  await page.getByRole('button', { name: 'Try it with demo data' }).click();
  for (const [widget] of shown)
    await expect(page.getByRole('region', { name: widget }).getByRole('listitem').first()).toBeVisible();
  await page.getByRole('button', { name: 'Remove demo data' }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  for (const [widget] of shown)
    await expect(page.getByRole('region', { name: widget }).getByRole('listitem')).toHaveCount(0);
});

test('an event far ahead or long past is on the page, never out of reach', async ({ openDevice }) => {
  const { page } = await openDevice('installed');
  const year = new Date().getFullYear();
  for (const [title, day] of [
    ['Anniversary', `${year + 1}-06-01`],
    ['Opening day', `${year - 1}-06-01`],
  ] as const) {
    await save(page, 'Add event', { Title: title, Start: `${day}T10:00`, End: `${day}T11:00` });
    await expect(rowIn(page, 'Calendar', title)).toBeVisible();
  }
  await goTo(page, 'Calendar');
  await page.getByRole('link', { name: 'Agenda', exact: true }).click();
  await page.reload();
  for (const [fold, title] of [
    ['Later · 1', 'Anniversary'],
    ['Earlier · 1', 'Opening day'],
  ] as const) {
    await page.getByText(fold).click();
    await expect(rowIn(page, 'Calendar', title)).toBeVisible();
    await page.getByRole('button', { name: `Edit ${title}` }).click();
    await expect(page.getByRole('dialog').getByLabel('Title', { exact: true })).toHaveValue(title);
    await closeDialogs(page);
  }
});

test('deleting never asks and can be undone', async ({ openDevice }) => {
  const { page } = await openDevice('installed');
  await addTodo(page, 'a slip of the finger');
  await page.getByRole('button', { name: 'Delete a slip of the finger' }).click();
  await expect(rowIn(page, 'Todos', 'a slip of the finger')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rowIn(page, 'Todos', 'a slip of the finger')).toBeVisible();
});

test('[AU3] signing out with unsent work says what would be lost and stays signed in unless told otherwise', async ({
  openDevice,
}) => {
  const { page, goOffline } = await openDevice('installed');
  await createAccount(page);
  await goOffline();
  await addTodo(page, 'only on this device');
  await page.getByRole('button', { name: 'Account' }).click();
  const sheet = page.getByRole('dialog', { name: 'Account' });
  await sheet.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(sheet).toContainText('only on this device');
  await expect(sheet.getByRole('button', { name: 'Stay signed in' })).toBeFocused();
  await page.keyboard.press('Enter');
  await closeDialogs(page);
  await expect(rowIn(page, 'Todos', 'only on this device')).toBeVisible();
});

test('signing out with everything saved takes the data off the device, signing in brings it back', async ({
  openDevice,
}) => {
  const { page, network } = await openDevice('installed');
  const credentials = await createAccount(page);
  await addTodo(page, 'kept on the server');
  await expectSent({ network }, page, 'kept on the server');
  await page.getByRole('button', { name: 'Account' }).click();
  const sheet = page.getByRole('dialog', { name: 'Account' });
  await sheet.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(rowIn(page, 'Todos', 'kept on the server')).toHaveCount(0);
  await closeDialogs(page);
  await addTodo(page, 'written signed out');
  await signIn(page, credentials);
  await expect(rowIn(page, 'Todos', 'kept on the server')).toBeVisible();
  await expect(rowIn(page, 'Todos', 'written signed out')).toBeVisible();
});
