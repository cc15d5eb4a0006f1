import type { Page } from '@playwright/test';
import {
  addTodo,
  chipOf,
  expect,
  expectSent,
  openTwoTabs,
  savedEverywhere,
  type TestDevice,
  test,
  titlesSent,
  todoRow,
  workersOf,
} from './fixtures.ts';

// Playwright turns the back/forward cache off; a page that lies in it is frozen by the browser itself.
test.use({
  launchOptions: [
    async ({ launchOptions }, use) => use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
    { scope: 'worker' },
  ],
});

async function expectSynced(device: TestDevice, page: Page, title: string): Promise<void> {
  await addTodo(page, title);
  await expectSent(device, page, title);
}

/** Stops a page and makes its worker dumb, without a word to either. */
async function stopSilently({ context }: TestDevice, page: Page): Promise<{ goOn(): Promise<void> }> {
  for (const worker of page.workers())
    await worker.evaluate(() => {
      BroadcastChannel.prototype.postMessage = () => {};
    });
  const session = await context.newCDPSession(page);
  await session.send('Debugger.enable');
  await session.send('Debugger.pause');
  return {
    async goOn() {
      await session.send('Debugger.resume');
      await session.detach();
    },
  };
}

test('[LD1] a page kept for the back button lets go, the other tab syncs, and brought back it stands in line again', async ({
  openDevice,
  server,
}) => {
  const { device, first, second } = await openTwoTabs(openDevice);
  await first.evaluate(() =>
    addEventListener('pageshow', ({ persisted }) => {
      document.title = persisted ? 'came back' : 'loaded anew';
    }),
  );
  await first.goto(new URL('/healthz', server.url).href);
  await expect.poll(() => workersOf(second)).toBe(1);
  await expectSynced(device, second, 'written while the first slept');

  await first.evaluate(() => history.back());
  await expect(first).toHaveTitle('came back');
  await expect(todoRow(first, 'written while the first slept')).toBeVisible();
  await expectSynced(device, first, 'written after waking');
  expect([workersOf(first), workersOf(second)]).toEqual([0, 1]);
  await second.close();
  await expect.poll(() => workersOf(first)).toBe(1);
  expect(titlesSent(device)).toEqual(['written while the first slept', 'written after waking']);
});

test('[LD2] a tab that stopped without a word is replaced by one that is looked at, and ends its worker when it wakes', async ({
  openDevice,
}) => {
  const { device, first, second } = await openTwoTabs(openDevice);
  const stopped = await stopSilently(device, first);
  await addTodo(second, 'the leader does not answer');
  await expect.poll(() => workersOf(second), { timeout: 40_000 }).toBe(1);
  await expect(chipOf(second)).toContainText(savedEverywhere);
  await stopped.goOn();
  await expect.poll(() => workersOf(first)).toBe(0);
  await expectSynced(device, first, 'awake again');
  expect(titlesSent(device)).toEqual(['the leader does not answer', 'awake again']);
});
