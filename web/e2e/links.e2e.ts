/** Quick links: bookmarks come in and go out as a file, tiles are moved by keys, mouse and finger, keys 1 to 9 open them. */
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, goTo, test } from './fixtures.ts';

const body = (page: Page) => page.getByRole('region', { name: 'Quick links' });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Import bookmarks' });
const notice = (page: Page) => page.getByRole('complementary', { name: 'Last action' });
const press = (on: Page | Locator, name: string) => on.getByRole('button', { name, exact: true }).click();

/** Each group with its links in their order; those without one first. */
const listed = (page: Page) =>
  body(page).evaluate((region) => {
    const lines: string[] = [];
    for (const found of region.querySelectorAll('h2, [data-row] a')) {
      if (found.tagName === 'H2') lines.push(`${found.textContent}:`);
      else lines.push(`${lines.pop() ?? ''} ${found.getAttribute('title')}`.trim());
    }
    return lines;
  });

async function choose(page: Page, html: string): Promise<void> {
  await dialog(page)
    .getByLabel('Bookmarks file')
    .setInputFiles({ name: 'bookmarks.html', mimeType: 'text/html', buffer: Buffer.from(html) });
}

async function exported(page: Page): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Export bookmarks')]);
  expect(download.suggestedFilename()).toMatch(/^bookmarks-\d{4}-\d\d-\d\d\.html$/);
  return readFile(await download.path(), 'utf8');
}

/** As browsers write it, with all that must not come to pass. */
const hostile = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file. -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<BASE HREF="https://elsewhere.example/">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<script>document.title = 'ran'; fetch('https://elsewhere.example/script')</script>
<img src="https://elsewhere.example/pixel" onerror="document.title = 'ran'">
<link rel="stylesheet" href="https://elsewhere.example/style"><iframe src="https://elsewhere.example/frame"></iframe>
<DL><p>
  <DT><A HREF="https://tides.example/" ICON_URI="https://elsewhere.example/icon" ICON="data:image/png;base64,AAAA">Tides</A>
  <DT><A HREF="https://tides.example/">Tides</A>
  <DT><H3 ADD_DATE="1" PERSONAL_TOOLBAR_FOLDER="true">Work</H3>
  <DL><p>
    <DT><A HREF="https://docs.example/?a=1&amp;b=%3C">Docs &lt;/A&gt;&lt;b&gt;&amp;amp; "quoted" 🌊</A>
    <DD>What was written of it
    <HR>
    <DT><H3>Clients</H3>
    <DD>Of the folder
    <DL><p>
      <DT><A HREF="mailto:anna@example.org">Anna</A>
      <DT><A HREF="tel:+49 421 12345">Harbour</A>
    </DL><p>
  </DL><p>
  <DT><A HREF="java&#10;script:document.title='ran'">Hidden script</A>
  <DT><A HREF=" &#1;JavaScript:document.title='ran'">Script</A>
  <DT><A HREF=" JavaScript&colon;document.title='ran'">Plain script</A>
  <DT><A HREF="data:text/html,<script>1</script>">Data</A>
  <DT><A HREF="file:///etc/passwd">File</A>
  <DT><A HREF="vbscript:x">Basic</A>
  <DT><A HREF="https://anna:secret@docs.example/">With a password</A>
  <DT><A HREF="https://long.example/">${'long '.repeat(300)}</A>
  <DT><A NAME="none">No link</A>`;

test('[FI1] [FI2] bookmarks are shown, imported as one action, taken back, exported, and imported to the same links', async ({
  openDevice,
}) => {
  const { page, context } = await openDevice();
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  await goTo(page, 'Quick links');
  await press(page, 'Import bookmarks');
  await choose(page, '{"roots": {}}');
  await expect(dialog(page).getByRole('status')).toContainText('There are no bookmarks in this file');
  await expect(dialog(page).getByRole('button', { name: 'Import', exact: true })).toBeDisabled();

  const preview = dialog(page).getByRole('status');
  await choose(page, `${'<DL><H3>In</H3>'.repeat(50_000)}<A HREF="https://deep.example/">Deep</A>`);
  await expect(preview).toContainText('Folders lie too deep in each other');
  await choose(page, `${'<div><DL><H3>In</H3>'.repeat(200)}<A HREF="https://deep.example/">Deep</A>`);
  await expect(preview).toContainText('1 link to import');
  await choose(page, hostile);
  await expect(preview).toContainText('6 links to import');
  await expect(preview.getByRole('list', { name: 'Groups' }).getByRole('listitem')).toHaveText([
    'No group · 3',
    'Work · 1',
    'Work / Clients · 2',
  ]);
  await expect(preview).toContainText('1 link has a title or group of more than 500 characters');
  await expect(preview).toContainText('7 links cannot be imported');
  await expect(preview).toContainText('javascript:');
  await expect(preview).toContainText('What stands before an @ can pose as another site');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target).join(' ')}`)).toEqual([]);
  await press(dialog(page), 'Import 6 links');
  await expect(notice(page)).toContainText('Imported 6 links');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Import bookmarks' })).toBeFocused();
  const title = `${'long '.repeat(300).slice(0, 499)}…`;
  const all = [`Tides Tides ${title}`, 'Work: Docs </A><b>&amp; "quoted" 🌊', 'Work / Clients: Anna Harbour'];
  await expect.poll(() => listed(page)).toEqual(all);
  await expect(page).toHaveTitle('Quick links · Holdfast');
  expect(asked.filter((url) => url.includes('elsewhere'))).toEqual([]);

  const file = await exported(page);
  await press(page, 'Import bookmarks');
  await choose(page, file);
  await expect(preview).toContainText('Nothing to import');
  await preview.getByRole('checkbox', { name: /^Leave out 6 links/ }).uncheck();
  await expect(preview).toContainText('6 links to import');
  await press(dialog(page), 'Cancel');

  await goTo(page, 'History');
  await press(page, 'Undo Imported 6 links');
  await goTo(page, 'Quick links');
  await expect(page.getByText('No links yet.')).toBeVisible();
  await press(page, 'Export bookmarks');
  await expect(notice(page)).toContainText('There are no links to export');
  // From the palette too.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('import book');
  await expect(page.getByRole('option', { name: 'Import bookmarks' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await choose(page, file);
  await press(dialog(page), 'Import 6 links');
  await expect.poll(() => listed(page)).toEqual(all);
  expect(await exported(page)).toBe(file);
});

const few = `<DL><p>
  <DT><A HREF="https://ash.example/">Ash</A>
  <DT><A HREF="https://beech.example/">Beech</A>
  <DT><H3>Town</H3><DL><p>
    <DT><A HREF="https://cedar.example/">Cedar</A>
    <DT><A HREF="https://dogwood.example/">Dogwood</A>
  </DL><p></DL>`;

async function openFew(page: Page): Promise<void> {
  await goTo(page, 'Quick links');
  await press(page, 'Import bookmarks');
  await choose(page, few);
  await press(dialog(page), 'Import 4 links');
  await expect.poll(() => listed(page)).toEqual(['Ash Beech', 'Town: Cedar Dogwood']);
}

const tile = (page: Page, title: string) => body(page).getByRole('link', { name: title, exact: true });

test('[OR1] links are moved by keys past each other and into the next group, and by their handles, each step said', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await openFew(page);
  await tile(page, 'Ash').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => listed(page)).toEqual(['Beech Ash', 'Town: Cedar Dogwood']);
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => listed(page)).toEqual(['Beech', 'Town: Ash Cedar Dogwood']);
  await expect(tile(page, 'Ash')).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => listed(page)).toEqual(['Beech Ash', 'Town: Cedar Dogwood']);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => listed(page)).toEqual(['Ash Beech', 'Town: Cedar Dogwood']);

  await press(page, 'Arrange');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target).join(' ')}`)).toEqual([]);
  const handle = page.getByRole('button', { name: 'Move Ash', exact: true });
  await handle.focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('Ash is taken up')).toBeAttached();
  // The next keys count however soon they come.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Ash goes after Cedar in Town')).toBeAttached();
  await page.keyboard.press('Space');
  await expect(page.getByText('Ash is put down after Cedar in Town')).toBeAttached();
  await expect.poll(() => listed(page)).toEqual(['Beech', 'Town: Cedar Ash Dogwood']);
  await expect(handle).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  await expect.poll(() => listed(page)).toEqual(['Beech', 'Town: Cedar Ash Dogwood']);
  await press(page, 'Undo');
  await expect.poll(() => listed(page)).toEqual(['Ash Beech', 'Town: Cedar Dogwood']);
  await press(page, 'Done');
});

const boxOf = async (of: Locator) => (await of.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };

test('[OR1] links are moved by mouse, anywhere on the tile, and by a finger on its handle', async ({ openDevice }) => {
  const { page, context } = await openDevice();
  await openFew(page);
  const row = (title: string) => body(page).getByRole('listitem').filter({ hasText: title });
  const cedar = await boxOf(row('Cedar'));
  await tile(page, 'Ash').hover();
  await page.mouse.down();
  await page.mouse.move(cedar.x + cedar.width * 0.9, cedar.y + cedar.height / 2, { steps: 12 });
  await page.mouse.up();
  await expect.poll(() => listed(page)).toEqual(['Beech', 'Town: Cedar Ash Dogwood']);
  await expect(notice(page)).toContainText('Moved “Ash” to “Town”');
  // Nothing was opened by that.
  expect(context.pages()).toHaveLength(1);

  await page.setViewportSize({ width: 390, height: 844 });
  await press(page, 'Arrange');
  const from = await boxOf(page.getByRole('button', { name: 'Move Dogwood' }));
  const to = await boxOf(row('Beech'));
  const touch = await context.newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints });
  const [x, y] = [from.x + 20, from.y + 20];
  await send('touchStart', [{ x, y }]);
  for (let step = 1; step <= 12; step += 1)
    await send('touchMove', [{ x: x + ((to.x - x) * step) / 12, y: y + ((to.y + 4 - y) * step) / 12 }]);
  await send('touchEnd', []);
  await expect.poll(() => listed(page)).toEqual(['Dogwood Beech', 'Town: Cedar Ash']);
});

test('keys 1 to 9 open the first nine links, on their page and on the dashboard, in a tab that learns nothing of this one', async ({
  openDevice,
}) => {
  const { page, context, network } = await openDevice('installed');
  network.mode('up');
  await openFew(page);
  await context.route(/\.example/, (route) => route.fulfill({ body: 'there' }));
  const opened = async (key: string) => {
    const [tab] = await Promise.all([context.waitForEvent('page'), page.keyboard.press(key)]);
    await tab.waitForURL(/example/);
    const [url, opener] = [tab.url(), await tab.evaluate(() => window.opener)];
    await tab.close();
    expect(opener).toBeNull();
    return url;
  };
  await expect(tile(page, 'Cedar')).toHaveAttribute('aria-keyshortcuts', '3');
  await page.getByRole('heading', { level: 1 }).focus();
  expect(await opened('3')).toBe('https://cedar.example/');
  await goTo(page, 'Dashboard');
  await expect(tile(page, 'Beech')).toHaveAttribute('aria-keyshortcuts', '2');
  await page.getByRole('heading', { level: 1 }).focus();
  expect(await opened('2')).toBe('https://beech.example/');
  // Nobody writes a number into a link.
  await page.getByRole('textbox', { name: 'New todo' }).fill('');
  await page.keyboard.type('1');
  await expect(page.getByRole('textbox', { name: 'New todo' })).toHaveValue('1');
  expect(context.pages()).toHaveLength(1);
});
