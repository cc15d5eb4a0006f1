import type { Page } from '@playwright/test';
import { fillIn } from './dashboard.ts';
import { addTodo, chipOf, createAccount, expect, savedEverywhere, test, todoRow } from './fixtures.ts';

/** Takes the device's room away, until the answer is called. */
async function fillStorage(page: Page, origin: string): Promise<() => Promise<void>> {
  // The limit holds as long as the session that set it.
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  // Chromium goes on for half a minute with the room it was promised before.
  await expect.poll(() => writeProbe(page), { timeout: 60_000 }).toBe('QuotaExceededError');
  return async () => {
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await session.detach();
  };
}

/** What becomes of a small write into a database of its own. */
function writeProbe(page: Page): Promise<string | undefined> {
  return page.evaluate(async () => {
    const open = indexedDB.open('probe', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('rows', { autoIncrement: true });
    const db = await new Promise<IDBDatabase | null>((resolve) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => resolve(null);
    });
    if (db === null) return open.error?.name;
    const transaction = db.transaction('rows', 'readwrite');
    transaction.objectStore('rows').put('probe');
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
      transaction.onabort = resolve;
    });
    db.close();
    return transaction.error?.name;
  });
}

test('on a full device nothing typed is lost, what was saved is safe, and with room everything goes on', async ({
  openDevice,
  server,
}) => {
  test.slow();
  const { page, goOffline, goOnline } = await openDevice('installed');
  await createAccount(page);
  await goOffline();
  for (const title of ['saved before', 'deleted before']) await addTodo(page, title);
  await page.getByRole('button', { name: 'Delete deleted before' }).click();
  const said = page.getByRole('complementary', { name: 'Last action' });
  // A notice that is pointed at stays.
  await said.getByRole('button', { name: 'Undo' }).hover();
  const makeRoom = await fillStorage(page, server.url);

  const expectRefused = async () => {
    await expect(said).toContainText('did not fit on the device');
    await said.getByRole('button', { name: 'Dismiss' }).click();
  };
  await said.getByRole('button', { name: 'Undo' }).click();
  await expectRefused();
  await expect(todoRow(page, 'deleted before')).toHaveCount(0);
  await expect(chipOf(page)).toContainText('Storage full');
  const box = page.getByRole('checkbox', { name: 'saved before' });
  await box.click();
  await expectRefused();
  await expect(box).not.toBeChecked();
  await page.getByRole('button', { name: 'Delete saved before' }).click();
  await expectRefused();
  await expect(todoRow(page, 'saved before')).toBeVisible();

  const newTodo = page.getByRole('textbox', { name: 'New todo' });
  await newTodo.fill('in the New todo line');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'free some space' })).toBeVisible();
  await expect(newTodo).toHaveValue('in the New todo line');
  const form = await fillIn(page, 'Add sale', { Item: 'in the form', 'Unit price': '12' });
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form.getByRole('alert').filter({ hasText: 'still in this form' })).toBeVisible();
  await expect(form.getByLabel('Item', { exact: true })).toHaveValue('in the form');

  await makeRoom();
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole('region', { name: 'Sales' })).toContainText('in the form');
  await newTodo.press('Enter');
  await expect(todoRow(page, 'in the New todo line')).toBeVisible();
  await goOnline();
  await expect(chipOf(page)).toContainText(savedEverywhere);
});
