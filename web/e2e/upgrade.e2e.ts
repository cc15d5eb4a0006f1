import type { Page } from '@playwright/test';
import frozen from '../src/data/frozen/device-1.json' with { type: 'json' };
import { addTodo, chipOf, createAccount, expect, savedEverywhere, test, todoRow } from './fixtures.ts';

/** Opens the database the app uses as a version ahead of this one would: with one table more. Resolves when it is open. */
async function openAsNewer(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { current } = JSON.parse(localStorage.getItem('holdfast.databases') ?? '{}') as { current?: string };
    const [known] = (await indexedDB.databases()).filter(({ name }) => name === (current ?? 'holdfast-local'));
    const open = indexedDB.open(known?.name ?? '', (known?.version ?? 0) + 10);
    open.onupgradeneeded = () => open.result.createObjectStore('habit', { keyPath: 'id' });
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
      open.onblocked = () => reject(new Error('blocked'));
    });
    db.close();
  });
}

test('a newer version’s upgrade is not held up: the tab gives way, says so, saves what is typed, and a reload goes on', async ({
  openDevice,
  server,
}) => {
  const { page, context } = await openDevice('installed');
  await createAccount(page);
  await addTodo(page, 'before the upgrade');
  await expect(chipOf(page)).toContainText('saved here');
  await expect(chipOf(page)).toContainText(savedEverywhere);
  await page.getByRole('button', { name: 'Add todo' }).click();
  const form = page.getByRole('dialog', { name: 'Add todo' });
  await form.getByLabel('Title', { exact: true }).fill('half typed');

  const newer = await context.newPage();
  await newer.goto(new URL('/healthz', server.url).href);
  await openAsNewer(newer);
  await expect(page.getByText('A new version runs in another tab')).toBeAttached();
  await expect.poll(() => page.workers().length).toBe(0);

  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form).toBeHidden();
  await expect(todoRow(page, 'half typed')).toBeVisible();
  const reloaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Reload to update' }).click();
  await reloaded;
  // This very version again, on a database that is ahead of it.
  await expect(todoRow(page, 'half typed')).toBeVisible();
  await expect(todoRow(page, 'before the upgrade')).toBeVisible();
  await expect(chipOf(page)).toContainText(savedEverywhere);
});

test('while another tab holds the first release’s database open the page says what to do, then shows everything in it', async ({
  openDevice,
  server,
}) => {
  const { page: seat, context } = await openDevice('installed');
  await seat.goto(new URL('/healthz', server.url).href);
  await seat.evaluate(async ({ nativeVersion, stores }) => {
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('holdfast-local').onsuccess = resolve;
    });
    const open = indexedDB.open('holdfast-local', nativeVersion);
    open.onupgradeneeded = () => {
      for (const { name, keyPath, autoIncrement, indexes, rows } of stores) {
        const store = open.result.createObjectStore(name, { keyPath, autoIncrement });
        for (const index of indexes) store.createIndex(index.name, index.keyPath);
        for (const row of rows) store.put(row);
      }
    };
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    addEventListener('hold-no-more', () => db.close());
  }, frozen);

  const page = await context.newPage();
  await page.goto(server.url);
  await expect(page.getByRole('heading', { name: 'Holdfast is waiting for another tab' })).toBeVisible();
  await expect(page.getByText('Everything you saved is safe on this device.')).toBeVisible();
  await seat.evaluate(() => dispatchEvent(new Event('hold-no-more')));
  for (const title of ['Water all the ferns', 'From another device', 'What the other device wrote'])
    await expect(todoRow(page, title)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Sales' })).toContainText('Oak shelf');
  // What the first release's server refused is offered again by the newer one [OB5].
  const { outbox = [], refused = [] } = Object.fromEntries(frozen.stores.map(({ name, rows }) => [name, rows]));
  expect(refused).toHaveLength(1);
  await expect(chipOf(page)).toContainText(`${outbox.length + refused.length} saved here`);
});
