import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
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
  todoRow,
} from './fixtures.ts';

async function openSheet(page: Page) {
  await page.getByRole('button', { name: 'Account' }).click();
  const sheet = page.getByRole('dialog', { name: 'Account' });
  const [email, password] = [sheet.getByLabel('E-mail'), sheet.getByLabel('Password')];
  const press = (name: string) => sheet.getByRole('button', { name, exact: true }).click();
  return { sheet, email, password, press };
}

test('[FO5] what is wrong at sign-up or sign-in stands at its field and says what is allowed', async ({
  openDevice,
}) => {
  const [{ page: first }, { page }] = [await openDevice(), await openDevice()];
  const taken = await createAccount(first);
  const { email, password, press } = await openSheet(page);
  await expect(password).toHaveAccessibleDescription('A new account needs 8 characters at least.');
  await expect(password).toHaveAttribute('autocomplete', 'current-password');

  await press('Create account');
  await expect(email).toBeFocused();
  await expect(email).toHaveAccessibleDescription(/like name@example.org/);
  await expect(password).toHaveAttribute('autocomplete', 'new-password');
  await email.fill('kelp@example');
  await password.fill('seven c');
  await press('Create account');
  await expect(password).toBeFocused();
  await expect(password).toHaveAccessibleDescription(/8 characters at least/);
  await password.fill('eight ch');
  await press('Create account');
  await expect(email).toBeFocused();
  await expect(email).toHaveAccessibleDescription(/does not look like an e-mail address/);
  await email.fill(taken.email);
  await press('Create account');
  await expect(email).toHaveAccessibleDescription(/already an account/);
  await press('Sign in');
  await expect(password).toBeFocused();
  await expect(password).toHaveAccessibleDescription(/do not belong together/);
  await expect(email).toHaveAttribute('aria-invalid', 'false');
  await password.fill(taken.password);
  await press('Sign in');
  await expect(chipOf(page)).toContainText(savedEverywhere);
});

test('[FO3] one press is one request, and says that it is under way', async ({ openDevice }) => {
  const { page, network } = await openDevice('installed');
  const { sheet, email, password } = await openSheet(page);
  const account = newAccount();
  await email.fill(account.email);
  await password.fill(account.password);
  network.mode('lie_fi');
  await sheet.getByRole('button', { name: 'Create account', exact: true }).dblclick();
  await expect(sheet).toContainText('Creating your account…');
  await sheet.getByRole('button', { name: 'Sign in', exact: true }).click();
  await password.press('Enter');
  network.mode('up');
  const asked = () => network.seen.filter(({ path }) => path.startsWith('/api/auth/')).map(({ path }) => path);
  // Of a request that hangs nothing more is heard; what was pressed meanwhile would have been asked by now.
  await page.evaluate(() => fetch('/healthz'));
  expect(asked()).toEqual(['/api/auth/sign-up/email']);
});

test('[FO4] the e-mail is still there when the sheet is opened again, the password never', async ({ openDevice }) => {
  const { page } = await openDevice();
  const { email, password } = await openSheet(page);
  await email.fill('kelp@example.org');
  await password.fill('not to be kept');
  await closeDialogs(page);
  await openSheet(page);
  await expect(email).toHaveValue('kelp@example.org');
  await expect(password).toHaveValue('');
  await page.reload();
  await openSheet(page);
  await expect(email).toHaveValue('kelp@example.org');
});

test('[AU3] signing out says what would be lost, forms half filled among it, and offers a copy there', async ({
  openDevice,
}) => {
  const { page, goOffline } = await openDevice('installed');
  await createAccount(page);
  await goOffline();
  await addTodo(page, 'only here');
  await page.getByRole('textbox', { name: 'New todo' }).fill('half typed');
  const { sheet, press } = await openSheet(page);
  await press('Sign out');
  await expect(sheet).toContainText(
    'The server does not have your latest changes to 1 todo and what you typed into 1 form and did not save.',
  );
  await expect(sheet).not.toContainText('come back when you sign in');
  await expect(sheet.getByRole('button', { name: 'Stay signed in' })).toBeFocused();
  await expect(sheet.getByRole('button', { name: 'It is there: sign out' })).toHaveCount(0);
  const download = page.waitForEvent('download');
  await press('Save a rescue file');
  const copy = JSON.parse(await readFile(await (await download).path(), 'utf8')) as { records: { todo: unknown[] } };
  expect(copy.records.todo).toMatchObject([{ title: 'only here' }]);
  expect(copy).toMatchObject({ drafts: [{ typed: { title: { text: 'half typed' } } }] });
  await expect(sheet.getByRole('status')).toContainText(/“holdfast-rescue-[\d-]+\.holdfast” went to your downloads/);
  await expect(sheet.getByRole('button', { name: 'It is there: sign out' })).toBeVisible();
});

test('[AU3] [AU4] an account is deleted with its password, after a rescue file; its other devices are signed out', async ({
  openDevice,
}) => {
  const [{ page }, other] = [await openDevice(), await openDevice()];
  const account = await createAccount(page);
  await addTodo(page, 'everywhere');
  await signIn(other.page, account);
  await expect(todoRow(other.page, 'everywhere')).toBeVisible();
  const { sheet, password, press } = await openSheet(page);
  await press('Delete account');
  await expect(sheet).toContainText('Here these are 1 todo.');
  await expect(sheet.getByRole('button', { name: 'Keep the account' })).toBeFocused();
  await Promise.all([page.waitForEvent('download'), press('Save a rescue file')]);
  await password.fill('not the password');
  await press('It is there: delete account');
  await expect(password).toHaveAccessibleDescription('This is not the password of this account.');
  await password.fill(account.password);
  await page.keyboard.press('Enter');
  await expect(chipOf(page)).toHaveText('On this device');
  await expect(todoRow(page, 'everywhere')).toHaveCount(0);
  await addTodo(other.page, 'written after it');
  await expect(chipOf(other.page)).toContainText('Sign in to sync · 1 saved here');
  await expect(todoRow(other.page, 'everywhere')).toBeVisible();
});
