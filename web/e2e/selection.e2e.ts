/** Rows of a page's lists are selected by touch, mouse and keyboard, and what is done to all of them is one deed. */
import { AxeBuilder } from '@axe-core/playwright';
import type { CDPSession, Locator, Page } from '@playwright/test';
import { save } from './dashboard.ts';
import { expect, goTo, test } from './fixtures.ts';

const names = ['Ash', 'Beech', 'Cedar', 'Damson', 'Elm'];

const list = (page: Page) => page.getByRole('region', { name: /^(Todos|Sales)$/ });
const row = (page: Page, title: string) => list(page).getByRole('listitem').filter({ hasText: title });
const box = (page: Page, title: string) => page.getByRole('checkbox', { name: `Select ${title}`, exact: true });
const bar = (page: Page) => page.getByRole('region', { name: 'Selection' });
const press = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true }).click();

async function openTodos(page: Page): Promise<void> {
  await goTo(page, 'Todos');
  await page.getByRole('link', { name: 'All', exact: true }).click();
  for (const title of names) {
    await page.getByRole('textbox', { name: 'New todo' }).fill(title);
    await page.keyboard.press('Enter');
    await expect(row(page, title)).toBeVisible();
  }
}

async function expectRows(page: Page, titles: readonly string[]): Promise<void> {
  for (const title of names) await expect(row(page, title)).toHaveCount(titles.includes(title) ? 1 : 0);
}

/** What was just added stays in sight, done or not. */
async function expectDone(page: Page, titles: readonly string[]): Promise<void> {
  for (const title of names) {
    const check = page.getByRole('checkbox', { name: title, exact: true });
    await expect(check).toBeChecked({ checked: titles.includes(title) });
  }
}

/** After the deed on all selected: it is one row of the history, and one Undo brings all of it back. */
async function expectOneDeed(page: Page, words: string): Promise<void> {
  await expect(page.getByRole('complementary', { name: 'Last action' })).toContainText(words);
  await expect(bar(page)).toHaveCount(0);
}

const middle = async (target: Locator) => {
  const { x, y, width, height } = (await target.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x + width / 2, y: y + height / 2 };
};

async function stopClock(page: Page): Promise<void> {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
}

/** A finger, as the browser gets it from a screen. */
function fingerOn(session: CDPSession) {
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  return {
    down: (...points: { x: number; y: number }[]) => touch('touchStart', points),
    move: (...points: { x: number; y: number }[]) => touch('touchMove', points),
    up: () => touch('touchEnd', []),
  };
}

test('by touch: a finger that rests selects, and all that was deleted comes back by one Undo', async ({
  openDevice,
}) => {
  const { page, context } = await openDevice();
  await page.setViewportSize({ width: 390, height: 780 });
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  const finger = fingerOn(session);
  await openTodos(page);
  await stopClock(page);

  const at = await middle(row(page, 'Beech'));
  await finger.down(at);
  await page.clock.fastForward(400);
  await finger.move({ x: at.x + 3, y: at.y + 3 });
  await expect(bar(page)).toHaveCount(0);
  await page.clock.fastForward(200);
  await expect(bar(page)).toContainText('1 selected');
  await finger.up();
  await page.clock.resume();
  await expect(box(page, 'Beech')).toBeChecked();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const tap = async (title: string) => {
    await finger.down(await middle(row(page, title)));
    await finger.up();
  };
  await tap('Cedar');
  await expect(bar(page)).toContainText('2 selected');
  await tap('Elm');
  await expect(bar(page)).toContainText('3 selected');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target).join(' ')}`)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);

  await press(bar(page), 'Delete');
  await expectOneDeed(page, 'Deleted 3 todos');
  await expectRows(page, ['Ash', 'Damson']);
  await press(page, 'Undo');
  await expectRows(page, names);
});

test('by touch: a finger that moves, scrolls or is joined by another does not select', async ({ openDevice }) => {
  const { page, context } = await openDevice();
  await page.setViewportSize({ width: 390, height: 780 });
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  const finger = fingerOn(session);
  await openTodos(page);
  await stopClock(page);
  const at = await middle(row(page, 'Beech'));

  await finger.down(at);
  await finger.move({ x: at.x + 11, y: at.y });
  await page.clock.fastForward(1000);
  await finger.up();
  await expect(bar(page)).toHaveCount(0);

  await finger.down(at);
  await finger.down(at, { x: at.x, y: at.y + 40 });
  await page.clock.fastForward(1000);
  await finger.up();
  await expect(bar(page)).toHaveCount(0);

  await finger.down(at);
  await page.evaluate(() => document.dispatchEvent(new Event('scroll')));
  await page.clock.fastForward(1000);
  await finger.up();
  await expect(bar(page)).toHaveCount(0);
});

test('by mouse: Ctrl and Shift select, one Undo takes all of it back, also from the history', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await openTodos(page);
  await row(page, 'Ash').click({ modifiers: ['Control'] });
  await expect(bar(page)).toContainText('1 selected');
  await row(page, 'Damson').click({ modifiers: ['Shift'] });
  await expect(bar(page)).toContainText('4 selected');
  await row(page, 'Beech').click();
  await box(page, 'Ash').click();
  await expect(bar(page)).toContainText('2 selected');
  await press(bar(page), 'Done');
  await expectOneDeed(page, 'Done: 2 todos');
  await expectDone(page, ['Cedar', 'Damson']);
  await goTo(page, 'History');
  await press(page, 'Undo Done: 2 todos');
  await goTo(page, 'Todos');
  await page.getByRole('link', { name: 'All', exact: true }).click();
  await expectRows(page, names);
  await expectDone(page, []);
});

test('by mouse: all that is shown, and the button that leaves', async ({ openDevice }) => {
  const { page } = await openDevice();
  await openTodos(page);
  await press(page, 'Select');
  await expect(bar(page)).toContainText('0 selected');
  await expect(bar(page).getByRole('button', { name: 'Delete' })).toBeDisabled();
  await press(bar(page), 'Select all shown');
  await expect(bar(page)).toContainText('5 selected');
  await press(bar(page), 'Leave the selection');
  await expect(bar(page)).toHaveCount(0);
  await expectRows(page, names);
});

test('by keyboard: x and arrows select, Tab after the deed is at its Undo, Escape leaves', async ({ openDevice }) => {
  const { page } = await openDevice();
  await openTodos(page);
  await page.getByRole('button', { name: 'Edit Beech', exact: true }).focus();
  await page.keyboard.press('x');
  await expect(box(page, 'Beech')).toBeFocused();
  await expect(box(page, 'Beech')).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await expect(bar(page)).toContainText('3 selected');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Edit Damson', exact: true })).toBeFocused();

  await page.keyboard.press('x');
  await expect(box(page, 'Damson')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+X');
  await expect(bar(page)).toContainText('2 selected');
  await bar(page).getByRole('button', { name: 'Delete' }).focus();
  await page.keyboard.press('Enter');
  await expectOneDeed(page, 'Deleted 2 todos');
  await expectRows(page, ['Ash', 'Beech', 'Elm']);
  await expect(page.getByRole('button', { name: 'Edit Elm', exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expectRows(page, names);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
});

test('sales are marked paid together, and of paid ones none is deleted', async ({ openDevice }) => {
  const { page } = await openDevice();
  await goTo(page, 'Sales');
  for (const item of names.slice(0, 3)) await save(page, 'Add sale', { Item: item, 'Unit price': '10' });
  await press(page, 'Mark paid Ash');
  await expect(row(page, 'Ash')).toContainText('Paid');
  await press(page, 'Select');
  await press(bar(page), 'Select all shown');
  await press(bar(page), 'Mark paid');
  await expectOneDeed(page, 'Paid: 2 of 3 sales; what was paid before stays so');
  await press(page, 'Undo');
  await expect(page.getByText('Unpaid')).toHaveCount(2);
  await press(page, 'Select');
  await press(bar(page), 'Select all shown');
  await press(bar(page), 'Delete');
  await expectOneDeed(page, 'Deleted 2 of 3 sales; what was paid is refunded instead');
  await expectRows(page, ['Ash']);
  await press(page, 'Undo');
  await expectRows(page, names.slice(0, 3));
});
