import type { Page } from '@playwright/test';
import { fillIn } from './dashboard.ts';
import { addTodo, chipOf, createAccount, expect, openTwoTabs, savedEverywhere, test, todoRow } from './fixtures.ts';

/**
 * What WebKit for GTK does with a transaction of a worker whose page is left in the midst of it: it stays open over all
 * tables, here for as long as requests follow one another. The answer lets it end.
 */
async function holdStorage(page: Page): Promise<() => Promise<void>> {
  const held = await page.evaluateHandle(async () => {
    const { current } = JSON.parse(localStorage.getItem('holdfast.databases') ?? '{"current":"holdfast-local"}') as {
      current: string;
    };
    const open = indexedDB.open(current);
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const transaction = db.transaction([...db.objectStoreNames], 'readwrite');
    const hold = { isWanted: true, ended: Promise.resolve() };
    hold.ended = new Promise<void>((resolve) => {
      transaction.oncomplete = () => resolve();
    });
    const ask = () => {
      const asked = transaction.objectStore('meta').get('device');
      asked.onsuccess = () => hold.isWanted && ask();
    };
    ask();
    await new Promise<void>((resolve) => {
      transaction.objectStore('meta').count().onsuccess = () => resolve();
    });
    return { hold, db };
  });
  return () =>
    held.evaluate(async ({ hold, db }) => {
      hold.isWanted = false;
      await hold.ended;
      db.close();
    });
}

const silent = 'Storage does not answer';
const wordsOn = (page: Page) => page.getByRole('alert').filter({ hasText: 'storage does not answer' }).first();

test('[AP6] a storage that does not answer is told, with what is typed in sight, until it answers; then all of it arrives', async ({
  openDevice,
}) => {
  test.slow();
  const { first: page, second } = await openTwoTabs(openDevice);
  await addTodo(page, 'saved before');
  await expect(chipOf(page)).toContainText(savedEverywhere);
  const letGo = await holdStorage(second);

  const newTodo = page.getByRole('textbox', { name: 'New todo' });
  await newTodo.fill('waits for the storage');
  await newTodo.press('Enter');
  await expect(newTodo).toHaveValue('');
  await expect(chipOf(page)).toContainText(silent);
  await expect(wordsOn(page)).toContainText('1 change is not saved yet');
  await expect(newTodo).toHaveValue('waits for the storage');
  await newTodo.press('Enter');
  await expect(wordsOn(page)).toContainText('1 change is not saved yet');

  const form = await fillIn(page, 'Add sale', { Item: 'in the form', 'Unit price': '12' });
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form.getByRole('alert').filter({ hasText: '2 changes are not saved yet' })).toBeVisible();
  await expect(form.getByLabel('Item', { exact: true })).toHaveValue('in the form');

  await letGo();
  await expect(form).toBeHidden();
  await expect(wordsOn(page)).toHaveCount(0);
  await expect(todoRow(page, 'waits for the storage')).toHaveCount(1);
  await expect(newTodo).toHaveValue('');
  await expect(page.getByRole('region', { name: 'Sales' })).toContainText('in the form');
  await expect(chipOf(page)).toContainText(savedEverywhere);
});

test('[AP6] a start before a storage that does not answer says so, and the app follows the answer', async ({
  openDevice,
}) => {
  test.slow();
  const { page, newTab } = await openDevice();
  await addTodo(page, 'saved before');
  await expect(chipOf(page)).toHaveText('On this device');
  const second = await newTab();
  const letGo = await holdStorage(second);
  await page.reload();
  await page.getByRole('banner').getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('heading', { name: 'Holdfast is waiting for this device' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveText(/Everything you saved is safe/);
  await letGo();
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(todoRow(page, 'saved before')).toBeVisible();
  await expect(chipOf(page)).toHaveText('On this device');
});

test('the shell is there before the storage answers, and what is pressed in it is done then', async ({
  openDevice,
}) => {
  const { page, newTab } = await openDevice();
  await addTodo(page, 'saved before');
  await expect(chipOf(page)).toHaveText('On this device');
  const second = await newTab();
  const letGo = await holdStorage(second);
  await page.reload();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Todos', exact: true }).click();
  await page.getByRole('banner').getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/\/todos$/);
  await expect(chipOf(page)).toHaveCount(0);
  await expect(todoRow(page, 'saved before')).toHaveCount(0);
  await letGo();
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Todos', exact: true })).toBeVisible();
  await expect(todoRow(page, 'saved before')).toBeVisible();
});

test('what is typed on meanwhile is another record, and nothing of either is lost', async ({ openDevice }) => {
  test.slow();
  const { page, newTab } = await openDevice();
  await createAccount(page);
  const second = await newTab();
  const letGo = await holdStorage(second);
  const newTodo = page.getByRole('textbox', { name: 'New todo' });
  await newTodo.fill('the first');
  await newTodo.press('Enter');
  await expect(chipOf(page)).toContainText(silent);
  await expect(newTodo).toHaveValue('the first');
  await newTodo.fill('another one');
  await letGo();
  await expect(todoRow(page, 'the first')).toHaveCount(1);
  await expect(newTodo).toHaveValue('another one');
  await newTodo.press('Enter');
  await expect(todoRow(page, 'another one')).toHaveCount(1);
  await expect(chipOf(page)).toContainText(savedEverywhere);
});
