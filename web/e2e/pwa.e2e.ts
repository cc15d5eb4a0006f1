import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rowIn, save } from './dashboard.ts';
import {
  addTodo,
  chipOf,
  createAccount,
  expect,
  expectSent,
  savedEverywhere,
  signIn,
  test,
  titlesSent,
  todoRow,
} from './fixtures.ts';

const dist = new URL('../dist/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path.replace(/^\//, ''), dist));

interface Picture {
  src: string;
  sizes: string;
  type: string;
  purpose?: string;
  form_factor?: string;
}

interface Manifest {
  [field: string]: unknown;
  icons: Picture[];
  screenshots: Picture[];
  shortcuts: { name: string; url: string }[];
}

const manifest = () => JSON.parse(read('manifest.webmanifest').toString()) as Manifest;

/** As the first chunk of a PNG says: "512x512". */
function sizeOf(png: Buffer): string {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

test('the manifest has what browsers ask for before they install an app, and its pictures are as large as it says', () => {
  const { icons, screenshots, shortcuts, ...fields } = manifest();
  expect(fields).toMatchObject({ id: '/', start_url: '/', scope: '/', display: 'standalone', lang: 'en', dir: 'ltr' });
  for (const text of ['name', 'short_name', 'description', 'theme_color', 'background_color'])
    expect([text, fields[text]]).toEqual([text, expect.stringMatching(/./)]);
  expect(icons.map(({ sizes, purpose = 'any' }) => `${purpose} ${sizes}`)).toEqual([
    'any 192x192',
    'any 512x512',
    'maskable 512x512',
    'monochrome 512x512',
  ]);
  expect(screenshots.map(({ form_factor }) => form_factor)).toEqual(['wide', 'narrow']);
  expect(fields.share_target).toMatchObject({ action: '/add', method: 'GET' });
  expect(shortcuts.map(({ url }) => url)).toEqual(['/add/expense', '/add/sale', '/add/todo']);
  for (const { src, sizes, type } of [...icons, ...screenshots]) {
    expect([src, type, sizeOf(read(src))]).toEqual([src, 'image/png', sizes]);
    const [long = 0, short = 0] = sizes
      .split('x')
      .map(Number)
      .sort((a, b) => b - a);
    expect(long / short).toBeLessThanOrEqual(2.3);
  }
});

test('[AP1] every part of the app is on the device from the first visit on, and no picture that only a browser shows', () => {
  const kept = [
    ...read('sw.js')
      .toString()
      .matchAll(/"url":"([^"]+)"/g),
  ].map(([, url]) => url ?? '');
  const assets = readdirSync(new URL('assets/', dist)).filter((name) => /\.(js|css)$/.test(name));
  expect(assets.length).toBeGreaterThan(20);
  expect(assets.filter((name) => !kept.includes(`assets/${name}`))).toEqual([]);
  expect(kept).toEqual(expect.arrayContaining(['index.html', 'manifest.webmanifest']));
  // What is not there fails the whole installation of the service worker.
  expect(kept.filter((url) => !existsSync(new URL(url, dist)))).toEqual([]);
  expect(kept.filter((url) => url.startsWith('screenshots/'))).toEqual([]);
});

test('a start parses nothing of the first script: it was compiled when the service worker stored it', async ({
  openDevice,
}) => {
  const { page, context, goOffline } = await openDevice('installed');
  const first = /\/assets\/start-[\w-]+\.js/.exec(read('index.html').toString())?.[0];
  await goOffline();
  const devtools = await context.newCDPSession(page);
  const told: { name: string; args: { data?: { url?: string; cacheKind?: string; cacheRejected?: boolean } } }[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => told.push(...(value as unknown as typeof told)));
  const whole = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
  const includedCategories = ['v8', 'devtools.timeline', 'disabled-by-default-v8.compile'];
  await devtools.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } });
  await page.reload();
  await expect(page.getByRole('region', { name: 'Todos' })).toBeVisible();
  await devtools.send('Tracing.end');
  await whole;
  const isFirst = ({ args }: (typeof told)[number]) => new URL(args.data?.url ?? '/', page.url()).pathname === first;
  const compiled = told.filter((event) => event.name === 'v8.compile' && isFirst(event)).map(({ args }) => args.data);
  expect(compiled).toMatchObject([{ cacheKind: 'full', cacheRejected: false }]);
});

test('the start page names the manifest and is under the service worker’s control, and the maskable icon keeps to its safe zone', async ({
  openDevice,
  server,
}) => {
  const { page } = await openDevice('installed');
  await page.goto(new URL(String(manifest().start_url), server.url).href);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  await expect(page.locator('link[rel=manifest]')).toHaveAttribute('href', '/manifest.webmanifest');
  const maskable = manifest().icons.find(({ purpose }) => purpose === 'maskable')?.src ?? '';
  // The corners may be cut off up to a circle of 40 % of the width: there is nothing in them but the background.
  const strangers = await page.evaluate(async (src) => {
    const picture = await createImageBitmap(await (await fetch(src)).blob());
    const size = picture.width;
    const context = new OffscreenCanvas(size, size).getContext('2d');
    context?.drawImage(picture, 0, 0);
    const pixels = new Uint32Array(context?.getImageData(0, 0, size, size).data.buffer ?? new ArrayBuffer(0));
    const isOutside = (at: number) => Math.hypot((at % size) - size / 2, Math.floor(at / size) - size / 2) > 0.4 * size;
    return pixels.filter((pixel, at) => isOutside(at) && pixel !== pixels[0]).length;
  }, maskable);
  expect(strangers).toBe(0);
});

test('[AP2] what another app shares stands in the capture line, offline too, and is taken once', async ({
  openDevice,
  server,
}) => {
  const { page, goOffline } = await openDevice('installed');
  await goOffline();
  await page.goto(`${server.url}/add?title=Tide+tables&text=&url=https%3A%2F%2Ftides.example%2Fa`);
  const line = page.getByRole('textbox', { name: 'Capture' });
  await expect(line).toHaveValue('Tide tables https://tides.example/a');
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/');
  await page.reload();
  await page.getByRole('button', { name: 'Go on with what you typed' }).click();
  await expect(line).toHaveValue('Tide tables https://tides.example/a');
  await line.press('Enter');
  await expect(rowIn(page, 'Quick links', 'Tide tables')).toHaveCount(1);
  await expect(line).toHaveValue('');
  await page.reload();
  await expect(rowIn(page, 'Quick links', 'Tide tables')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Go on with what you typed' })).toHaveCount(0);
});

test('[AP3] installing is offered once somebody uses it, moves nothing, and is not offered again when declined', async ({
  openDevice,
}) => {
  const { page } = await openDevice('installed');
  const offer = () =>
    page.evaluate(() => {
      const prompt = async () => ({ outcome: 'dismissed' });
      dispatchEvent(Object.assign(new Event('beforeinstallprompt'), { prompt }));
    });
  await offer();
  await addTodo(page, 'one');
  await addTodo(page, 'two');
  await expect(page.getByRole('button', { name: 'Install', exact: true })).toHaveCount(0);
  const top = () => page.evaluate(() => (document.querySelector('h1')?.getBoundingClientRect().top ?? 0) + scrollY);
  const before = await top();
  await addTodo(page, 'three');
  const install = page.getByRole('button', { name: 'Install', exact: true });
  await expect(install).toBeVisible();
  expect(await top()).toBe(before);
  await install.click();
  await expect(install).toHaveCount(0);
  await offer();
  await addTodo(page, 'four');
  await expect(install).toHaveCount(0);
});

test('the icon says how many todos are overdue, and nothing when none is', async ({ openDevice }) => {
  const { context, newTab } = await openDevice('installed');
  await context.addInitScript(() => {
    const said: number[] = [];
    Object.assign(globalThis, { said });
    navigator.setAppBadge = async (count = -1) => void said.push(count);
  });
  const page = await newTab();
  const badge = () => page.evaluate(() => (globalThis as unknown as { said: number[] }).said.at(-1));
  await expect.poll(badge).toBe(0);
  await save(page, 'Add todo', { Title: 'Late', Due: '2020-01-31' });
  await expect.poll(badge).toBe(1);
  await page.getByRole('checkbox', { name: 'Late' }).click();
  await expect.poll(badge).toBe(0);
});

test('[AP5] a device whose copy the browser removed says so, and how much had not been sent; signing in brings it back', async ({
  openDevice,
  server,
}) => {
  const { page, context, network, goOffline, goOnline, newTab } = await openDevice('installed');
  const credentials = await createAccount(page);
  await addTodo(page, 'on the server too');
  await expectSent({ network }, page, 'on the server too');
  await goOffline();
  await addTodo(page, 'here alone');
  await expect(chipOf(page)).toContainText('1 saved here');
  await page.close();
  await goOnline();
  const beside = await context.newPage();
  await beside.goto(new URL('/healthz', server.url).href);
  await beside.evaluate(async () => {
    for (const { name = '' } of await indexedDB.databases()) {
      await new Promise((resolve) => {
        indexedDB.deleteDatabase(name).onsuccess = resolve;
      });
    }
  });
  const again = await newTab();
  const notice = again.getByText('This device lost its copy');
  await expect(notice).toContainText('1 record had changes that were not sent');
  await signIn(again, credentials);
  await expect(todoRow(again, 'on the server too')).toBeVisible();
  await again.getByRole('button', { name: 'Understood' }).click();
  await expect(notice).toHaveCount(0);
});

test('[LD1] the browser is asked to say when it has a network: a tab hears of it, and without one the service worker sends', async ({
  openDevice,
}) => {
  const { context, network, goOffline, goOnline, newTab, page: first } = await openDevice('installed');
  await createAccount(first);
  await first.close();
  // A browser of tests has no such service: it is asked, and answered by hand.
  await context.addInitScript(() => {
    // Nor has the empty page that a tab begins with.
    if (!('ServiceWorkerRegistration' in globalThis)) return;
    const asked: string[] = [];
    const sync = { register: async (tag: string) => void asked.push(tag) };
    Object.assign(globalThis, { asked });
    Object.defineProperty(ServiceWorkerRegistration.prototype, 'sync', { value: sync });
  });
  const page = await newTab();
  await expect(chipOf(page)).toContainText(savedEverywhere);
  await goOffline();
  await addTodo(page, 'waits for a network');
  await expect(chipOf(page)).toContainText('Offline');
  const readTag = () => page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked[0] ?? '');
  await expect.poll(readTag).not.toBe('');
  const tag = await readTag();
  const heard = await page.evaluateHandle((name) => {
    const said: unknown[] = [];
    new BroadcastChannel(name).onmessage = ({ data }) => said.push(data);
    return said;
  }, tag);
  const [worker] = context.serviceWorkers();
  /** Answers how what the service worker does about it ends. */
  const answer = () =>
    worker?.evaluate(async (name) => {
      let ending: Promise<unknown> = Promise.resolve();
      const waitUntil = (work: Promise<unknown>) => {
        ending = work;
      };
      dispatchEvent(Object.assign(new Event('sync'), { tag: name, waitUntil }));
      return ending.then(
        () => 'done',
        (error: unknown) => String(error),
      );
    }, tag);
  expect(await answer()).toBe('done');
  await expect.poll(() => heard.jsonValue()).toContainEqual({ type: 'trigger', trigger: 'online' });

  await page.close();
  expect(await answer()).toContain('not synced: offline');
  await goOnline();
  expect(await answer()).toBe('done');
  expect(titlesSent({ network })).toEqual(['waits for a network']);
  const again = await newTab();
  await expect(chipOf(again)).toContainText(savedEverywhere);
  expect(titlesSent({ network })).toEqual(['waits for a network']);
});
