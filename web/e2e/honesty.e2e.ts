import { addTodo, chipOf, createAccount, expect, savedEverywhere, test, todoRow } from './fixtures.ts';

test('the chip says where the work is, whatever the network does', async ({ openDevice, server }) => {
  const device = await openDevice();
  const { page, network } = device;
  await expect(chipOf(page)).toHaveText(/Sign in to sync/);
  await createAccount(page);
  await expect(chipOf(page)).toContainText(savedEverywhere);

  await device.goOffline();
  await addTodo(page, 'on the train');
  await expect(chipOf(page)).toContainText('1 saved here');
  await expect(chipOf(page)).toContainText('Offline · 1 saved here');
  await expect(todoRow(page, 'on the train')).toContainText('Saved here');

  await device.goOnline();
  await expect(chipOf(page)).toContainText(savedEverywhere);
  await expect(todoRow(page, 'on the train')).not.toContainText('Saved here');

  network.mode('portal');
  await addTodo(page, 'in the cafe');
  await expect(chipOf(page)).toContainText('This Wi-Fi wants a sign-in · 1 saved here');
  network.mode('up');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(chipOf(page)).toContainText(savedEverywhere);

  await server.stop();
  await addTodo(page, 'server away');
  await expect(chipOf(page)).toContainText(/Can't reach server · trying again in \d+ s · 1 saved here/);
  await server.start();
  await chipOf(page).click();
  await page.getByRole('button', { name: 'Retry now' }).click();
  await expect(chipOf(page)).toContainText(savedEverywhere);
});

test('[AU2] a session that ended stops syncing, not writing, and a sign-in goes on where it stopped', async ({
  openDevice,
}) => {
  const { page, context } = await openDevice();
  const { email, password } = await createAccount(page);
  await context.clearCookies();
  await addTodo(page, 'written without a session');
  await expect(chipOf(page)).toContainText('Sign in to sync · 1 saved here');
  await page.reload();
  await expect(todoRow(page, 'written without a session')).toBeVisible();
  await page.getByRole('button', { name: 'Account' }).click();
  const sheet = page.getByRole('dialog', { name: 'Account' });
  await expect(sheet.getByLabel('E-mail')).toHaveValue(email);
  await sheet.getByLabel('Password').fill(password);
  await sheet.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(chipOf(page)).toContainText(savedEverywhere);
});

test('an update waits for the person’s word and keeps the work', async ({ openDevice }) => {
  const { page, network } = await openDevice();
  await addTodo(page, 'survives the update');
  network.append('/sw.js', '\n// the next version');
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const update = page.getByRole('button', { name: 'Reload to update' });
  await expect(update).toBeVisible();
  const reloaded = page.waitForEvent('load');
  await update.click();
  await reloaded;
  await expect(todoRow(page, 'survives the update')).toBeVisible();
  await expect(update).toHaveCount(0);
});
