/** What a browser test has to hand: a server, and any number of devices, each with its own browser profile and network. */
import { type BrowserContext, test as base, expect, type JSHandle, type Locator, type Page } from '@playwright/test';
import { createNetwork, type Network } from './network.ts';
import { createServerForTest, type Server } from './server.ts';

export { expect };

export interface TestDevice {
  page: Page;
  context: BrowserContext;
  network: Network;
  /** Another tab of the same device, opened on the dashboard. */
  newTab(): Promise<Page>;
  goOffline(): Promise<void>;
  goOnline(): Promise<void>;
}

interface Fixtures {
  server: Server;
  /** Opens the dashboard on a new device. `installed`: it may lose its network at any time, which costs a service worker. */
  openDevice(as?: 'installed'): Promise<TestDevice>;
}

async function startServer(): Promise<Server> {
  const server = await createServerForTest();
  await server.start();
  return server;
}

/** Hands out the server, and lets no error of its log pass that was written meanwhile. */
async function lendServer(server: Server, use: (server: Server) => Promise<void>): Promise<void> {
  const before = server.log().length;
  await use(server);
  const lines = server.log().slice(before).split('\n');
  expect(
    lines.filter((line) => /"level":(50|60)/.test(line)),
    'errors in the server log',
  ).toEqual([]);
}

/** One server for all tests of a worker process: each has accounts of its own, and leaves the server alone. */
export const test = base.extend<Fixtures, { sharedServer: Server }>({
  sharedServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.dispose();
    },
    { scope: 'worker' },
  ],
  server: ({ sharedServer }, use) => lendServer(sharedServer, use),
  async openDevice({ browser, server }, use) {
    const opened: TestDevice[] = [];
    const complaints: string[] = [];
    await use(async (as) => {
      const network = as === 'installed' ? await createNetwork() : steady(await createNetwork());
      const context = await browser.newContext({ proxy: { server: network.proxyUrl, bypass: '<-loopback>' } });
      if (as !== 'installed') await context.addInitScript(withoutServiceWorker);
      watchForComplaints(context, complaints);
      const newTab = async () => {
        const page = await context.newPage();
        await page.goto(server.url);
        await expect(page.getByRole('region', { name: 'Todos' })).toBeVisible();
        return page;
      };
      const device: TestDevice = {
        page: await newTab(),
        context,
        network,
        newTab,
        async goOffline() {
          network.mode('drop');
          await context.setOffline(true);
        },
        async goOnline() {
          network.mode('up');
          await context.setOffline(false);
        },
      };
      opened.push(device);
      if (as === 'installed') await device.page.evaluate(() => navigator.serviceWorker.ready);
      return device;
    });
    for (const { context, network } of opened) {
      await context.close();
      await network.close();
    }
    expect(complaints, 'errors in the browser console').toEqual([]);
  },
});

/** As in a browser that has none. Installing takes longer than many a test, and none of what it brings is seen with a network. */
function withoutServiceWorker(): void {
  Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
}

/** What would fail by chance must fail always: parts that are not on the device are fetched when they are wanted. */
function steady(network: Network): Network {
  const refuse = () => {
    throw new Error("Only a device that is opened as 'installed' can do without its network.");
  };
  return { ...network, mode: refuse, append: refuse };
}

/** For tests that stop, kill or empty their server. */
export const testAlone = test.extend<Pick<Fixtures, 'server'>>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
  async server({}, use) {
    const server = await startServer();
    await lendServer(server, async () => {
      await use(server);
      await server.dispose();
    });
  },
});

/** What the browser says when a test takes its network away, or a sign-in is refused, is no fault of the app. */
const expected = /net::ERR_|Failed to load resource|status of 40[13]/;

function watchForComplaints(context: BrowserContext, complaints: string[]): void {
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !expected.test(message.text()))
      complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
}

/** As the navigation has them. */
export const pageNames = [
  'Dashboard',
  'Todos',
  'Sales',
  'Expenses',
  'Calendar',
  'Quick links',
  'History',
  'Sync',
  'Settings',
] as const;

/** Follows the link to a page in the navigation; on a phone it may stand behind More. */
export async function goTo(page: Page, name: string): Promise<void> {
  const main = page.getByRole('navigation', { name: 'Main' });
  const link = main.getByRole('link', { name, exact: true });
  // A window that has just become narrow may still show it.
  await expect(async () => {
    if (!(await link.isVisible())) await main.getByRole('button', { name: 'More' }).click({ timeout: 2000 });
    await link.click({ timeout: 2000 });
  }).toPass();
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
}

/** Opens the Sync centre by the chip. */
export async function openSync(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Open the Sync centre' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sync' })).toBeVisible();
  return page.getByRole('main');
}

export const chipOf = (page: Page) => page.getByRole('status', { name: 'Sync' });
export const savedEverywhere = /^Saved everywhere/;

let accounts = 0;

export function newAccount(): { email: string; password: string } {
  accounts += 1;
  return { email: `person${process.pid}-${accounts}@example.org`, password: 'a long enough password' };
}

type Credentials = ReturnType<typeof newAccount>;

async function fillAccount(page: Page, { email, password }: Credentials, button: string): Promise<void> {
  await page.getByRole('button', { name: 'Account' }).click();
  const sheet = page.getByRole('dialog', { name: 'Account' });
  await sheet.getByLabel('E-mail').fill(email);
  await sheet.getByLabel('Password').fill(password);
  // Enter is how most people sign in, and must never mean the other button.
  if (button === 'Sign in') await page.keyboard.press('Enter');
  else await sheet.getByRole('button', { name: button, exact: true }).click();
}

export async function createAccount(page: Page, credentials = newAccount()): Promise<Credentials> {
  await fillAccount(page, credentials, 'Create account');
  await expect(chipOf(page)).toContainText(savedEverywhere);
  await closeDialogs(page);
  return credentials;
}

export async function signIn(page: Page, credentials: Credentials): Promise<void> {
  await fillAccount(page, credentials, 'Sign in');
  await expect(chipOf(page)).toContainText(savedEverywhere);
  await closeDialogs(page);
}

export async function closeDialogs(page: Page): Promise<void> {
  const open = page.locator('dialog[open]');
  // One may lie over another, and each leaves in its own time.
  await expect(async () => {
    if ((await open.count()) > 0) await page.keyboard.press('Escape');
    await expect(open).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
}

/** The titles a device has sent to the server. */
export function titlesSent({ network }: Pick<TestDevice, 'network'>): unknown[] {
  return network.exchanges().flatMap(({ body }) => (body?.changes ?? []).map(({ fields }) => fields.title?.[0]));
}

/** Waits until a title has gone out and everything is answered: what the chip says in between may pass unseen. */
export async function expectSent(device: Pick<TestDevice, 'network'>, page: Page, title: string): Promise<void> {
  await expect.poll(() => titlesSent(device)).toContain(title);
  await expect(chipOf(page)).toContainText(savedEverywhere);
}

/** Sync workers a page runs: the one tab that leads has one. */
export const workersOf = (page: Page) => page.workers().length;

/** A signed-in device with two tabs, of which the first leads. */
export async function openTwoTabs(openDevice: Fixtures['openDevice']) {
  const device = await openDevice('installed');
  const first = device.page;
  await createAccount(first);
  const second = await device.newTab();
  await expect(chipOf(second)).toContainText(savedEverywhere);
  expect([workersOf(first), workersOf(second)]).toEqual([1, 0]);
  return { device, first, second };
}

export const todoRow = (page: Page, title: string) =>
  page.getByRole('region', { name: 'Todos' }).getByRole('listitem').filter({ hasText: title });

export async function addTodo(page: Page, title: string): Promise<void> {
  await page.getByRole('textbox', { name: 'New todo' }).fill(title);
  await page.keyboard.press('Enter');
  await expect(todoRow(page, title)).toBeVisible();
}

/** The app's own database on the device, as whoever looks under its hood opens it. Close it. */
function openStore(page: Page): Promise<JSHandle<IDBDatabase>> {
  return page.evaluateHandle(async () => {
    const { current } = JSON.parse(localStorage.getItem('holdfast.databases') ?? '{"current":"holdfast-local"}') as {
      current: string;
    };
    const open = indexedDB.open(current);
    return new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
  });
}

/** Waits until a text lies in the drafts: a page that ends in the very moment of a key has had no time to keep it. */
export async function untilKept(page: Page, text: string): Promise<void> {
  const store = await openStore(page);
  const kept = () =>
    store.evaluate(async (db) => {
      const asked = db.transaction('drafts').objectStore('drafts').getAll();
      const rows = await new Promise((resolve) => {
        asked.onsuccess = () => resolve(asked.result);
      });
      return JSON.stringify(rows);
    });
  await expect.poll(kept).toContain(text);
  await store.evaluate((db) => db.close());
}

/** Changes one row of one table under the app's feet: for what would take days, or a bug, to come about. */
export async function tamper(page: Page, table: string, change: Record<string, unknown>): Promise<void> {
  const store = await openStore(page);
  await store.evaluate(
    async (db, [name, values]) => {
      const transaction = db.transaction(name, 'readwrite');
      const cursor = transaction.objectStore(name).openCursor();
      cursor.onsuccess = () => {
        const row = cursor.result?.value as Record<string, unknown>;
        for (const [path, value] of Object.entries(values)) {
          const [outer = '', inner] = path.split('.');
          if (inner === undefined) row[outer] = value;
          else (row[outer] as Record<string, unknown>)[inner] = value;
        }
        cursor.result?.update(row);
      };
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      db.close();
    },
    [table, change] as const,
  );
}
