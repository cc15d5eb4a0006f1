import { fillDashboard, rowIn } from './dashboard.ts';
import { addTodo, expect, goTo, pageNames, test } from './fixtures.ts';

test('every page is reached by its link, has its name for heading and title, and takes the focus there', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  for (const name of pageNames.toReversed()) {
    await goTo(page, name);
    await expect(page).toHaveTitle(`${name} · Holdfast`);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.getByRole('navigation', { name: 'Main' }).locator('[aria-current]')).toHaveText(name);
  }
});

test('on a phone too, some behind More; Back closes More before it leaves the page', async ({ openDevice }) => {
  const { page } = await openDevice();
  await page.setViewportSize({ width: 390, height: 800 });
  for (const name of pageNames.toReversed()) await goTo(page, name);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Todos' })).toBeVisible();
  await page.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('dialog', { name: 'More' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('dialog', { name: 'More' })).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Todos' })).toBeVisible();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('list', { name: 'Kinds' }).getByRole('button', { name: 'Expense' }).click();
  await page.getByRole('button', { name: 'More…' }).click();
  await page.getByRole('dialog', { name: 'Add expense' }).getByLabel('Amount').fill('3.20');
  await page.getByRole('dialog', { name: 'Add expense' }).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Sales' })).toBeVisible();
});

test('[AP1] every page opens by its address without a network', async ({ openDevice, server }) => {
  const { page, goOffline } = await openDevice('installed');
  await addTodo(page, 'kept on the device');
  await goOffline();
  for (const [path, name] of [
    ['/todos', 'Todos'],
    ['/sales?period=all&sort=oldest', 'Sales'],
    ['/expenses', 'Expenses'],
    ['/calendar', 'Calendar'],
    ['/links', 'Quick links'],
    ['/history?tab=bin', 'History'],
    ['/sync', 'Sync'],
    ['/', 'Dashboard'],
    ['/nowhere', 'Not found'],
  ] as const) {
    await page.goto(server.url + path);
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  }
  await page.goto(`${server.url}/todos?view=all`);
  await expect(rowIn(page, 'Todos', 'kept on the device')).toBeVisible();
  await page.getByRole('button', { name: 'Edit kept on the device' }).click();
  await expect(page).toHaveURL(/open=/);
  await page.reload();
  await expect(page.getByRole('dialog', { name: 'Edit kept on the device' })).toBeVisible();
  await page.goto(`${server.url}/add/expense`);
  await expect(page.getByRole('textbox', { name: 'Capture' })).toBeFocused();
});

test('a record that stands open is in the address: a link opens it, a reload keeps it, Back closes it', async ({
  openDevice,
  server,
}) => {
  const { page } = await openDevice();
  await fillDashboard(page);
  await goTo(page, 'Sales');
  await page.getByRole('button', { name: 'Edit Oak shelf' }).click();
  const form = page.getByRole('dialog', { name: 'Edit Oak shelf' });
  await expect(form).toBeVisible();
  const address = page.url();
  expect(address).toMatch(/\/sales\?open=[-0-9a-f]{36}$/);
  await page.goBack();
  await expect(form).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Sales' })).toBeVisible();
  await page.goForward();
  await expect(form).toBeVisible();
  await page.reload();
  await expect(form).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await expect(page).toHaveURL(/\/sales$/);

  await page.goto(address);
  await expect(form).toBeVisible();
  await form.getByRole('button', { name: 'Cancel' }).click();
  await expect(form).toBeHidden();
  await expect(page).toHaveURL(/\/sales$/);

  await page.goto(`${server.url}/todos?open=0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b`);
  await expect(page.getByText('What this link opens is not on this device.')).toBeVisible();
  await page.goto(`${server.url}/?add=sale`);
  await expect(page.getByRole('dialog', { name: 'Add sale' })).toBeVisible();
});

test('what a list shows is in the address, and a page that is come back to is as it was left', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await page.setViewportSize({ width: 900, height: 700 });
  const line = page.getByRole('textbox', { name: 'New todo' });
  for (let number = 1; number <= 40; number += 1) {
    await line.fill(`Todo ${number}.`);
    await line.press('Enter');
  }
  await page.getByRole('link', { name: 'All 40' }).click();
  await expect(page).toHaveURL(/view=all/);
  // What was just added would be brought into sight.
  await page.reload();
  await rowIn(page, 'Todos', 'Todo 30.').scrollIntoViewIfNeeded();
  const top = await page.evaluate(() => window.scrollY);
  expect(top).toBeGreaterThan(300);
  // The pointer of a test may scroll on its way to a link.
  await page.evaluate(() => document.querySelector<HTMLElement>('nav a[href="/sync"]')?.click());
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
  await page.goBack();
  await expect(rowIn(page, 'Todos', 'Todo 30.')).toBeInViewport();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(top);

  await page.getByRole('searchbox', { name: 'Search todos' }).fill('todo 17');
  await expect(page.getByRole('region', { name: 'Todos' }).getByRole('listitem')).toHaveCount(1);
  await expect(page).toHaveURL(/q=todo\+17/);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Todos' }).getByRole('listitem')).toHaveText(/Todo 17\./);
});

test('a list is one stop of the Tab key, and arrows go within it', async ({ openDevice }) => {
  const { page } = await openDevice();
  for (const title of ['one', 'two', 'three']) await addTodo(page, title);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await page.getByRole('textbox', { name: 'New todo' }).focus();
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('one');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('three');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('Edit three');
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe('Edit two');
  await page.keyboard.press('Home');
  expect(await focused()).toBe('Edit one');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'All 3' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  expect(await focused()).toBe('Edit one');
});

test('what is added on a page stands there once, wherever its list puts it', async ({ openDevice }) => {
  const { page } = await openDevice();
  await goTo(page, 'Todos');
  const rows = page.getByRole('main').getByRole('listitem');
  for (const [view, title] of [
    ['Today', 'Oil the grinder'],
    ['Upcoming', 'Order sacks'],
    ['All', 'Weigh the beans'],
  ] as const) {
    await page.getByRole('link', { name: view, exact: true }).click();
    await page.getByRole('textbox', { name: 'New todo' }).fill(title);
    await page.keyboard.press('Enter');
    await expect(rows.filter({ hasText: title })).toHaveCount(1);
  }
  await page.getByRole('link', { name: 'Today', exact: true }).click();
  for (const title of ['Oil the grinder', 'Order sacks', 'Weigh the beans'])
    await expect(rows.filter({ hasText: title })).toHaveCount(1);
});
