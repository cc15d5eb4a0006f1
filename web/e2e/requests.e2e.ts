import type { Page } from '@playwright/test';
import { addTodo, chipOf, createAccount, expect, expectSent, goTo, savedEverywhere, test } from './fixtures.ts';

/** Clicks the check box of `title` until the device has folded `wanted` edits into its mark, each through the app itself. */
async function toggleTodo(page: Page, title: string, wanted: number): Promise<void> {
  await page.evaluate(
    async ([label, target]) => {
      const { current } = JSON.parse(localStorage.getItem('holdfast.databases') ?? '{}') as { current: string };
      const open = indexedDB.open(current);
      const db = await new Promise<IDBDatabase>((resolve) => {
        open.onsuccess = () => resolve(open.result);
      });
      const countEdits = () =>
        new Promise<number>((resolve) => {
          const all = db.transaction('outbox').objectStore('outbox').getAll();
          all.onsuccess = () => resolve((all.result as { edits: number }[]).reduce((sum, { edits }) => sum + edits, 0));
        });
      for (let made = 0; made < target; ) {
        const box = document.querySelector<HTMLElement>(`input[aria-label="${label}"]`);
        // A todo that is done is in another view of the page, and back.
        const views = document.querySelectorAll<HTMLElement>('a[href*="view="]:not([aria-current])');
        (box ?? [...views].find((link) => /view=(all|done)/.test(link.getAttribute('href') ?? '')))?.click();
        const before = made;
        made = await countEdits();
        if (made === before) await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      db.close();
    },
    [title, wanted] as const,
  );
}

test('[OB2] a hundred edits of one record while offline are one change in one request', async ({ openDevice }) => {
  const { page, network, goOffline, goOnline } = await openDevice('installed');
  await createAccount(page);
  await addTodo(page, 'flip me');
  await expectSent({ network }, page, 'flip me');
  await goOffline();
  await goTo(page, 'Todos');
  await page.getByRole('link', { name: 'All', exact: true }).click();
  await toggleTodo(page, 'flip me', 100);
  await expect(chipOf(page)).toContainText('1 saved here');
  const before = network.exchanges().length;
  await goOnline();
  await expect(chipOf(page)).toContainText(savedEverywhere);
  const carrying = network
    .exchanges()
    .slice(before)
    .filter(({ body }) => (body?.changes.length ?? 0) > 0);
  expect(carrying.map(({ body }) => body?.changes.length)).toEqual([1]);
});

test('[DB2] opening the dashboard is one exchange, typing makes none, and a burst of actions makes one', async ({
  openDevice,
}) => {
  const device = await openDevice();
  await createAccount(device.page);
  await device.page.close();
  device.network.seen.length = 0;

  const page = await device.newTab();
  await expect(chipOf(page)).toContainText(savedEverywhere);
  await expect.poll(() => device.network.seen.some(({ path }) => path === '/api/live')).toBe(true);
  const api = () => device.network.seen.filter(({ path }) => path.startsWith('/api/') && path !== '/api/live');
  expect(api().map(({ path }) => path)).toEqual(['/api/sync']);

  await page.getByRole('textbox', { name: 'New todo' }).pressSequentially('typing makes no requests at all');
  expect(api()).toHaveLength(1);
  for (const title of ['one', 'two', 'three', 'four', 'five']) await addTodo(page, title);
  await expect(chipOf(page)).toContainText(savedEverywhere);
  expect(api()).toHaveLength(2);
  expect(api()[1]?.body?.changes).toHaveLength(5);
});

test('nothing is ever asked of another origin', async ({ openDevice, server }) => {
  const { page, context } = await openDevice();
  const strangers: string[] = [];
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== server.url && !/^(data|blob):/.test(request.url()))
      strangers.push(request.url());
  });
  await page.getByRole('button', { name: 'Try it with demo data' }).click();
  await createAccount(page);
  await page.reload();
  await expect(chipOf(page)).toContainText(savedEverywhere);
  expect(strangers).toEqual([]);
});
