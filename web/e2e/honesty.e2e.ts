import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import {
  addTodo,
  chipOf,
  createAccount,
  expect,
  expectSent,
  goTo,
  openSync,
  openTwoTabs,
  savedEverywhere,
  signIn,
  tamper,
  test,
  testAlone,
  titlesSent,
  todoRow,
  untilKept,
} from './fixtures.ts';

testAlone('the chip says where the work is, whatever the network does', async ({ openDevice, server }) => {
  const device = await openDevice('installed');
  const { page, network } = device;
  await expect(chipOf(page)).toHaveText('On this device');
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

test('[AP4] [FO4] an update waits for the person’s word in every tab, and loses neither what is typed nor what is being sent', async ({
  openDevice,
}) => {
  const { device, first: page, second } = await openTwoTabs(openDevice);
  const { network } = device;
  network.append('/sw.js', '\n// the next version');
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const updateOf = (tab: Page) => tab.getByRole('button', { name: 'Reload to update' });
  for (const tab of [page, second]) await expect(updateOf(tab)).toBeVisible();

  network.mode('lie_fi');
  await addTodo(page, 'on its way');
  await expect.poll(() => titlesSent({ network })).toContain('on its way');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('textbox', { name: 'Capture' }).fill('half typed');
  await untilKept(page, 'half typed');
  const reloaded = page.waitForEvent('load');
  await updateOf(page).click();
  await reloaded;
  await expect(updateOf(page)).toHaveCount(0);
  await expect(updateOf(second)).toBeVisible();
  await page.getByRole('button', { name: 'Go on with what you typed' }).click();
  await expect(page.getByRole('textbox', { name: 'Capture' })).toHaveValue('half typed');
  // What hangs is let go of at once, not after half a minute.
  network.mode('drop');
  network.mode('up');
  await expect(chipOf(page)).toContainText(savedEverywhere);
  await expect(todoRow(page, 'on its way')).toHaveCount(1);
});

test('[OB5] what the server refuses needs the person, holds up nothing, and can be mended', async ({ openDevice }) => {
  const { page, goOffline, goOnline } = await openDevice('installed');
  await createAccount(page);
  await goOffline();
  await page.getByRole('button', { name: 'Add todo' }).click();
  const form = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Save', exact: true }) });
  await form.getByLabel('Title', { exact: true }).fill('from a broken version');
  await form.getByText('More', { exact: true }).click();
  await form.getByLabel('Priority').selectOption({ index: 1 });
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(todoRow(page, 'from a broken version')).toBeVisible();
  await tamper(page, 'todo', { 'values.priority': 9 });
  await addTodo(page, 'its neighbour');
  await goOnline();
  await expect(chipOf(page)).toContainText('1 needs you');
  await expect(todoRow(page, 'its neighbour')).not.toContainText('Saved here');
  await expect(todoRow(page, 'from a broken version')).toContainText('Needs you');

  const centre = await openSync(page);
  await expect(centre).toContainText('the server refused it: priority');
  await expect(centre).toContainText(/Server: 1 of \d database connections? open/);
  await centre.getByRole('button', { name: 'Retry from a broken version' }).click();
  await expect(chipOf(page)).not.toContainText('needs you');
  await expect(chipOf(page)).toContainText('1 needs you');
  await centre.getByRole('button', { name: 'Edit from a broken version' }).click();
  await form.getByLabel('Title', { exact: true }).fill('mended');
  await form.getByLabel('Priority').selectOption({ index: 2 });
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(chipOf(page)).toContainText(savedEverywhere);
  await goTo(page, 'Dashboard');
  await expect(todoRow(page, 'mended')).toBeVisible();
});

test('a value that lost is in the diary and can be taken back with one tap', async ({ openDevice }) => {
  const [a, b] = [await openDevice('installed'), await openDevice('installed')];
  const credentials = await createAccount(a.page);
  await addTodo(a.page, 'both will edit this');
  await expectSent(a, a.page, 'both will edit this');
  await signIn(b.page, credentials);
  await a.goOffline();
  for (const [device, title] of [
    [a, 'what A wrote'],
    [b, 'what B wrote later'],
  ] as const) {
    await device.page.getByRole('button', { name: 'Edit both will edit this' }).click();
    await device.page.getByRole('dialog').getByLabel('Title', { exact: true }).fill(title);
    await device.page.getByRole('button', { name: 'Save', exact: true }).click();
  }
  await expectSent(b, b.page, 'what B wrote later');
  await a.goOnline();
  await expect(todoRow(a.page, 'what B wrote later')).toBeVisible();

  const centre = await openSync(a.page);
  await expect(centre).toContainText('what A wrote');
  await centre.getByRole('button', { name: /^Mine again/ }).click();
  await expect(todoRow(b.page, 'what A wrote')).toBeVisible();
});

test('unsent work speaks louder with time, and a copy can be taken', async ({ openDevice }) => {
  const { page, goOffline } = await openDevice('installed');
  await createAccount(page);
  await goOffline();
  await addTodo(page, 'three days alone');
  const hour = 3_600_000;
  await tamper(page, 'outbox', { since: Date.now() - 2 * hour });
  await page.reload();
  await expect(chipOf(page)).toContainText('1 saved here · oldest 2 h');
  await expect(page.getByRole('button', { name: 'Why' })).toHaveCount(0);
  await tamper(page, 'outbox', { since: Date.now() - 25 * hour });
  await page.reload();
  await expect(page.getByRole('button', { name: 'Why' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Export a copy' })).toHaveCount(0);
  await tamper(page, 'outbox', { since: Date.now() - 73 * hour });
  await page.reload();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export a copy' }).click();
  const copy = JSON.parse(await readFile(await (await download).path(), 'utf8')) as { records: { todo: unknown[] } };
  expect(copy.records.todo).toMatchObject([{ title: 'three days alone' }]);
});

testAlone(
  '[RH1] [HM2] when the server has lost the account and all data, making it anew brings everything back; a copy from before is kept',
  async ({ openDevice, server }) => {
    const a = await openDevice('installed');
    const credentials = await createAccount(a.page);
    await addTodo(a.page, 'the last copy');
    await expectSent(a, a.page, 'the last copy');
    await server.loseEverything();
    await addTodo(a.page, 'written after the loss');
    await expect(chipOf(a.page)).toContainText('Sign in to sync · 1 saved here');

    await a.page.getByRole('button', { name: 'Account' }).click();
    const sheet = a.page.getByRole('dialog', { name: 'Account' });
    await sheet.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(sheet).toContainText('the last copy');
    await expect(sheet).not.toContainText('come back when you sign in');
    await sheet.getByRole('button', { name: 'Keep everything' }).click();

    await createAccount(a.page, credentials);
    const b = await openDevice('installed');
    await signIn(b.page, credentials);
    for (const title of ['the last copy', 'written after the loss']) await expect(todoRow(b.page, title)).toBeVisible();
    const centre = await openSync(a.page);
    await expect(centre.getByRole('region', { name: 'While you were away' })).toContainText(
      'showed it everything anew',
    );
    const download = a.page.waitForEvent('download');
    await centre.getByRole('button', { name: 'Export the copy from before' }).click();
    expect(await readFile(await (await download).path(), 'utf8')).toContain('the last copy');
  },
);
