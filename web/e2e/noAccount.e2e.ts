import type { Page } from '@playwright/test';
import { expectDashboard, fillDashboard, shown } from './dashboard.ts';
import {
  addTodo,
  chipOf,
  closeDialogs,
  createAccount,
  expect,
  openSync,
  savedEverywhere,
  tamper,
  test,
} from './fixtures.ts';

const hour = 3_600_000;

/** No row says that it waits, in words or by a mark, and the page has none of the louder forms. */
async function expectCalm(page: Page): Promise<void> {
  await expect(chipOf(page)).toHaveText('On this device');
  await expect(page.getByText(/saved here|sending/i)).toHaveCount(0);
  await expect(page.getByTitle(/saved here|sending|needs you/i)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Why' })).toHaveCount(0);
}

test('without an account nothing waits; from the first sign-up on everything is sent and says so', async ({
  openDevice,
}) => {
  const device = await openDevice('installed');
  const { page, network } = device;
  await expectCalm(page);
  await fillDashboard(page);
  await expectDashboard(page);
  await expectCalm(page);
  await device.goOffline();
  await addTodo(page, 'written without a network');
  await expectCalm(page);
  await page.reload();
  await expectDashboard(page);
  await expectCalm(page);

  await device.goOnline();
  await createAccount(page);
  await device.goOffline();
  for (const [widget] of shown) {
    await expect(page.getByRole('region', { name: widget }).getByText('Saved here')).toHaveCount(0);
  }
  await addTodo(page, 'written with an account');
  await expect(chipOf(page)).toContainText('1 saved here');
  await expect(page.getByRole('region', { name: 'Todos' }).getByTitle('Saved here')).toHaveCount(1);
  await device.goOnline();
  await expect(chipOf(page)).toContainText(savedEverywhere);
  const sent = network.exchanges().flatMap(({ body }) => (body?.changes ?? []).map(({ entity }) => entity));
  expect(new Set(sent)).toEqual(new Set(['todo', 'sale', 'event', 'link', 'expense']));
});

test('the Sync centre offers nothing to retry, pause or wait for where there is no account', async ({ openDevice }) => {
  const { page } = await openDevice();
  await addTodo(page, 'waits for nobody');
  const centre = await openSync(page);
  await expect(centre).toContainText('Everything is saved on this device, and only here.');
  for (const name of ['Retry now', 'Pause']) await expect(centre.getByRole('button', { name })).toHaveCount(0);
  for (const name of ['Waiting to be sent', 'Diary', 'Connection meter'])
    await expect(centre.getByRole('heading', { name })).toHaveCount(0);
  await expect(centre.getByRole('button', { name: 'Export everything' })).toBeVisible();
  await centre.getByRole('button', { name: 'Sign in or sign up' }).click();
  await expect(page.getByRole('dialog', { name: 'Account' })).toBeVisible();
});

test('after a day of use it is said once what an account would add', async ({ openDevice }) => {
  const { page } = await openDevice();
  const hint = page.getByText('An account brings your records to your other devices');
  await addTodo(page, 'of yesterday');
  await tamper(page, 'outbox', { since: Date.now() - 23 * hour });
  await page.reload();
  await expect(page.getByRole('region', { name: 'Todos' })).toContainText('of yesterday');
  await expect(hint).toHaveCount(0);
  await tamper(page, 'outbox', { since: Date.now() - 80 * hour });
  await page.reload();
  await expect(hint).toBeVisible();
  await expectCalm(page);
  await page.getByRole('button', { name: 'Set it up' }).click();
  await expect(page.getByRole('dialog', { name: 'Account' })).toBeVisible();
  await closeDialogs(page);
  await expect(page.locator('body')).not.toBeFocused();
  await expect(hint).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Todos' })).toContainText('of yesterday');
  await expect(hint).toHaveCount(0);
});
