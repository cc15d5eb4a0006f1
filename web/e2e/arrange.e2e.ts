/** The dashboard is arranged by mouse, keys and finger; it goes with the account, and can be taken back. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { chipOf, createAccount, expect, goTo, savedEverywhere, signIn, test } from './fixtures.ts';

const first = ['Todos', 'Sales', 'Expenses', 'Calendar', 'Quick links'];

/** The cards of the dashboard, or the tiles they are while it is arranged. */
const namesIn = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((found) => found.map((one) => one.textContent?.trim()));
const cards = (page: Page) => namesIn(page, 'main section > header h2');
const tiles = (page: Page) =>
  page.getByRole('region', { name: 'Arrange the dashboard' }).getByRole('button', { name: /^Move / });
const tileNames = async (page: Page) =>
  (await tiles(page).evaluateAll((found) => found.map((one) => one.getAttribute('aria-label')))).map((label) =>
    label?.replace('Move ', ''),
  );
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const open = (page: Page) => press(page, 'Arrange the dashboard');

async function expectCards(page: Page, names: readonly string[]): Promise<void> {
  await press(page, 'Done');
  await expect.poll(() => cards(page)).toEqual(names);
  await open(page);
}

test('by keys: a card is taken up, moved and put down, each said; undone by keys, and back as at first', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await expect.poll(() => cards(page)).toEqual(first);
  await open(page);
  await expect(page.getByRole('button', { name: 'Done' })).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);

  await page.getByRole('button', { name: 'Move Todos' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('Todos is taken up, from place 1 of 5')).toBeAttached();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Todos goes at place 2 of 5')).toBeAttached();
  await page.keyboard.press('Space');
  await expect(page.getByText('Todos is put down at place 2 of 5')).toBeAttached();
  await expect.poll(() => tileNames(page)).toEqual(['Sales', 'Todos', 'Expenses', 'Calendar', 'Quick links']);
  await expect(page.getByRole('button', { name: 'Move Todos' })).toBeFocused();

  await page.getByRole('group', { name: 'Width of Sales' }).getByRole('radio', { name: 'Whole' }).check();
  await press(page, 'Hide Calendar');
  await expect.poll(() => tileNames(page)).toEqual(['Sales', 'Todos', 'Expenses', 'Quick links']);
  await expectCards(page, ['Sales', 'Todos', 'Expenses', 'Quick links']);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Done' })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect.poll(() => tileNames(page)).toEqual(['Sales', 'Todos', 'Expenses', 'Calendar', 'Quick links']);
  await press(page, 'As it was at first');
  await expectCards(page, first);
  await press(page, 'Undo');
  await expectCards(page, ['Sales', 'Todos', 'Expenses', 'Calendar', 'Quick links']);
  await page.goBack();
  await expect(page.getByRole('region', { name: 'Todos' })).toBeVisible();
});

test('by mouse; on the account’s other device it is the same, and a phone follows until it has an order of its own', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  const account = await createAccount(page);
  await open(page);
  await page.getByRole('button', { name: 'Move Expenses' }).hover();
  await page.mouse.down();
  const target = await page.getByRole('button', { name: 'Move Todos' }).boundingBox();
  await page.mouse.move((target?.x ?? 0) + 40, (target?.y ?? 0) + 20, { steps: 12 });
  await page.mouse.up();
  const moved = ['Expenses', 'Todos', 'Sales', 'Calendar', 'Quick links'];
  await expectCards(page, moved);
  await expect(chipOf(page)).toContainText(savedEverywhere);

  const { page: phone } = await openDevice();
  await phone.setViewportSize({ width: 390, height: 844 });
  await signIn(phone, account);
  await goTo(phone, 'Dashboard');
  await expect.poll(() => cards(phone)).toEqual(moved);
  await open(phone);
  const handle = await phone.getByRole('button', { name: 'Move Quick links' }).boundingBox();
  const goal = await phone.getByRole('button', { name: 'Move Expenses' }).boundingBox();
  const touch = await phone.context().newCDPSession(phone);
  const [x, from, to] = [(handle?.x ?? 0) + 20, (handle?.y ?? 0) + 20, (goal?.y ?? 0) + 10];
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await send('touchStart', [{ x, y: from }]);
  for (let step = 1; step <= 12; step += 1) await send('touchMove', [{ x, y: from + ((to - from) * step) / 12 }]);
  await send('touchEnd', []);
  const onPhone = ['Quick links', 'Expenses', 'Todos', 'Sales', 'Calendar'];
  await expectCards(phone, onPhone);
  await expect(chipOf(phone)).toContainText(savedEverywhere);
  await expect.poll(() => tileNames(page)).toEqual(moved);
  await press(phone, 'Like the wide dashboard');
  await expectCards(phone, moved);
});
