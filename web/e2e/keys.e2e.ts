/** Keys do commands: in lists, on records, between pages; never while somebody writes. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { save } from './dashboard.ts';
import { expect, goTo, test } from './fixtures.ts';

const names = ['Ash', 'Beech', 'Cedar'];
const titles = (page: Page) => page.getByRole('region', { name: 'Todos' }).getByRole('listitem');
const box = (page: Page, title: string) => page.getByRole('checkbox', { name: title, exact: true });
const title = (page: Page, name: string) => page.getByRole('button', { name: `Edit ${name}`, exact: true });
const notice = (page: Page) => page.getByRole('complementary', { name: 'Last action' });
const bar = (page: Page) => page.getByRole('region', { name: 'Selection' });
const press = (page: Page, ...keys: string[]) =>
  keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());

/** The page of all todos, with three of them. */
async function openTodos(page: Page): Promise<void> {
  await goTo(page, 'Todos');
  for (const name of names) {
    await page.getByRole('textbox', { name: 'New todo' }).fill(name);
    await page.keyboard.press('Enter');
    await expect(title(page, name)).toBeVisible();
  }
  await page.reload();
  await page.getByRole('link', { name: 'All', exact: true }).click();
  await expect(title(page, 'Cedar')).toBeVisible();
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

test('g and a letter go to a page, / searches it, ? lists all keys', async ({ openDevice }) => {
  const { page } = await openDevice();
  for (const [letter, name] of [
    ['t', 'Todos'],
    ['s', 'Sales'],
    ['e', 'Expenses'],
    ['c', 'Calendar'],
    ['q', 'Quick links'],
    ['h', 'History'],
    ['d', 'Dashboard'],
  ] as const) {
    await press(page, 'g', letter);
    await expect(heading(page, name)).toBeFocused();
  }
  await press(page, 'g', 's', '/');
  await expect(page.getByRole('searchbox', { name: 'Search sales' })).toBeFocused();
  await press(page, 'g', 't', '?');
  await expect(page.getByRole('searchbox')).toHaveValue('gt?');
  await expect(heading(page, 'Sales')).toBeVisible();

  await heading(page, 'Sales').focus();
  await press(page, '?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  for (const words of ['Next row', 'Select', 'Move up', 'Undo', 'Mark paid', 'Quick links', 'Search this page']) {
    await expect(sheet.getByRole('term').filter({ hasText: words }).first()).toBeVisible();
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target).join(' ')}`)).toEqual([]);
  await press(page, 'g', 't');
  await expect(sheet).toBeVisible();
  await press(page, 'Escape');
  await expect(sheet).toHaveCount(0);
  await expect(heading(page, 'Sales')).toBeFocused();
});

test('[CM3] what is called for while something closes opens, and stays', async ({ openDevice }) => {
  const { page } = await openDevice();
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await press(page, 'Control+k');
  await expect(palette).toBeVisible();
  for (const word of ['sales', 'todos', 'links', 'calendar', 'expenses']) {
    // Nobody waits for the browser between two keys.
    await Promise.all(['Escape', 'Control+k'].map((key) => page.keyboard.press(key)));
    await page.keyboard.type(word);
    await expect(palette.getByRole('combobox')).toHaveValue(word);
    await expect(palette.getByRole('combobox')).toBeFocused();
  }
  await press(page, 'Escape');
  await expect(palette).toHaveCount(0);
  await press(page, 'g', 't');
  await expect(heading(page, 'Todos')).toBeFocused();
  await page.goBack();
  await expect(heading(page, 'Dashboard')).toBeVisible();
});

test('[CM4] j and k go down and up, d does, Delete deletes, e edits: the focus goes on to the next row', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await openTodos(page);
  await press(page, 'j');
  await expect(box(page, 'Ash')).toBeFocused();
  await press(page, 'j', 'j', 'j', 'k', 'ArrowRight');
  await expect(title(page, 'Beech')).toBeFocused();
  await press(page, 'e');
  const form = page.getByRole('dialog', { name: 'Edit Beech' });
  await expect(form.getByLabel('Title', { exact: true })).toBeFocused();
  await press(page, 'd', 'x', 'Delete');
  await expect(form.getByLabel('Title', { exact: true })).not.toHaveValue('Beech');
  await press(page, 'Escape');
  await expect(form).toHaveCount(0);
  await title(page, 'Beech').focus();
  await press(page, 'd');
  await expect(notice(page)).toContainText('Done: “Beech”');
  await expect(title(page, 'Cedar')).toBeFocused();
  await press(page, 'Delete');
  await expect(notice(page)).toContainText('Deleted “Cedar”');
  await expect(title(page, 'Ash')).toBeFocused();
  await press(page, 'Control+z');
  await expect(title(page, 'Cedar')).toBeVisible();
  await press(page, 'Control+z');
  await expect(title(page, 'Beech')).toBeVisible();
});

test('[CM4] the last row of a group hands the focus to the first of the next', async ({ openDevice }) => {
  const { page } = await openDevice();
  await openTodos(page);
  for (const [name, list] of [
    ['Ash', 'Home'],
    ['Beech', 'Work'],
  ] as const) {
    await title(page, name).focus();
    await press(page, 'm');
    const ask = page.getByRole('dialog', { name: 'Move: 1 todo' });
    await ask.getByLabel('List', { exact: true }).fill(list);
    await press(page, 'Enter');
    await expect(page.getByRole('heading', { name: list })).toBeVisible();
    await expect(title(page, name)).toBeFocused();
  }
  await title(page, 'Cedar').focus();
  await press(page, 'd');
  await expect(title(page, 'Cedar')).toHaveCount(0);
  await expect(title(page, 'Ash')).toBeFocused();
  await press(page, 'd');
  await expect(title(page, 'Beech')).toBeFocused();
});

test('[OR1] Alt and arrows move a row; the order stays, and is taken back', async ({ openDevice }) => {
  const { page } = await openDevice();
  await openTodos(page);
  const order = async (...expected: string[]) => {
    await expect(titles(page)).toHaveText(expected.map((name) => new RegExp(name)));
  };
  await title(page, 'Cedar').focus();
  await press(page, 'Alt+ArrowUp', 'Alt+ArrowUp');
  await order('Cedar', 'Ash', 'Beech');
  await expect(title(page, 'Cedar')).toBeFocused();
  await expect(notice(page)).toContainText('Moved “Cedar” up');
  await press(page, 'Alt+ArrowUp');
  await expect(notice(page)).toContainText('“Cedar” is the first that can be moved here');
  await press(page, 'Alt+ArrowDown');
  await order('Ash', 'Cedar', 'Beech');
  await page.reload();
  await order('Ash', 'Cedar', 'Beech');
  await heading(page, 'Todos').focus();
  await press(page, 'Control+z');
  await order('Cedar', 'Ash', 'Beech');
});

test('[CM2] selected rows get a date, a list, a tag and a priority, each by one key and one answer', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await openTodos(page);
  await title(page, 'Ash').focus();
  await press(page, 'Control+a');
  await expect(bar(page)).toContainText('3 selected');
  await press(page, 't');
  const ask = page.getByRole('dialog', { name: 'Date: 3 todos' });
  await expect(ask.getByLabel('Due on')).toBeFocused();
  await press(page, 'Enter');
  await expect(ask.getByLabel('Due on')).toHaveAccessibleDescription(/A date like/);
  await ask.getByRole('button', { name: /^Tomorrow/ }).click();
  await expect(notice(page)).toContainText('Due tomorrow: 3 todos');
  await expect(bar(page)).toHaveCount(0);
  await expect(titles(page).filter({ hasText: 'tomorrow' })).toHaveCount(3);
  await expect(title(page, 'Cedar')).toBeVisible();

  for (const [key, name, field, answer, said] of [
    ['m', 'Move', 'List', 'Harbour', 'Moved to “Harbour”: 3 todos'],
    ['l', 'Tag', 'Tag', 'beans', 'Tagged “beans”: 3 todos'],
  ] as const) {
    await title(page, 'Ash').focus();
    await press(page, 'Control+a', key);
    const dialog = page.getByRole('dialog', { name: `${name}: 3 todos` });
    await dialog.getByLabel(field, { exact: true }).fill(answer);
    await press(page, 'Enter');
    await expect(notice(page)).toContainText(said);
    await expect(bar(page)).toHaveCount(0);
  }
  await title(page, 'Ash').focus();
  await press(page, 'Control+a', 'p');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'High', exact: true })).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target).join(' ')}`)).toEqual([]);
  await press(page, 'Enter');
  await expect(page.getByTitle('High priority')).toHaveCount(3);
  await press(page, 'Control+z');
  await expect(page.getByTitle('High priority')).toHaveCount(0);
});

test('[CM2] by touch: the bar over a selection asks with what a thumb can press', async ({ openDevice }) => {
  const { page, context } = await openDevice();
  await page.setViewportSize({ width: 390, height: 780 });
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'pointer', value: 'coarse' }] });
  await openTodos(page);
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await bar(page).getByRole('button', { name: 'Select all shown' }).click();
  await bar(page).getByRole('button', { name: 'Date', exact: true }).click();
  const ask = page.getByRole('dialog', { name: 'Date: 3 todos' });
  for (const button of await ask.getByRole('group').getByRole('button').all()) {
    expect((await button.boundingBox())?.height).toBeGreaterThan(43.9);
  }
  await ask.getByRole('button', { name: /^Next week/ }).click();
  await expect(notice(page)).toContainText(/Due .+: 3 todos/);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

test('[CM3] keys without Ctrl or Alt are switched off in the settings; those with it and Delete stay', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await openTodos(page);
  await goTo(page, 'Settings');
  await page.getByLabel('Single keys').selectOption('Off');
  await goTo(page, 'Todos');
  await page.getByRole('link', { name: 'All', exact: true }).click();
  await title(page, 'Ash').focus();
  await press(page, 'j', 'x', 'd', '?', 'g', 's');
  await expect(title(page, 'Ash')).toBeFocused();
  await expect(bar(page)).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await press(page, 'Delete');
  await expect(notice(page)).toContainText('Deleted “Ash”');
  await press(page, 'Control+z');
  await expect(title(page, 'Ash')).toBeVisible();
});

test('[CM3] a keyboard without Latin letters goes by places, and what is being put together is no key', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await openTodos(page);
  const type = (key: string, code: string, isComposing = false) =>
    page.evaluate(
      (init) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }),
        ),
      { key, code, isComposing },
    );
  await title(page, 'Ash').focus();
  await type('о', 'KeyJ', true);
  await expect(title(page, 'Ash')).toBeFocused();
  await type('о', 'KeyJ');
  await expect(title(page, 'Beech')).toBeFocused();
  await type('ч', 'KeyX');
  await expect(bar(page)).toContainText('1 selected');
});

test('sales, links and what is in the calendar have their own keys, wherever they stand', async ({ openDevice }) => {
  const { page } = await openDevice();
  await save(page, 'Add sale', { Item: 'Sidamo', 'Unit price': '40' });
  await save(page, 'Add link', { Address: 'tides.example', Title: 'Tides' });
  await title(page, 'Sidamo').focus();
  await press(page, 'p');
  await expect(notice(page)).toContainText('Paid: “Sidamo”');
  await title(page, 'Sidamo').focus();
  await press(page, 'Delete');
  await expect(notice(page)).toContainText('“Sidamo” stays as it is; what was paid is refunded instead');
  await title(page, 'Tides').focus();
  await press(page, 'm');
  await page.getByRole('dialog', { name: 'Move: 1 link' }).getByLabel('Group', { exact: true }).fill('Weather');
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { name: 'Weather' })).toBeVisible();
});
