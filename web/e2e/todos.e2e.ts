/** Todos: they repeat, have steps and tags, are snoozed, brought to today and put in order, each with its way back. */
import { AxeBuilder } from '@axe-core/playwright';
import type { CDPSession, Locator, Page } from '@playwright/test';
import { save } from './dashboard.ts';
import { expect, goTo, test } from './fixtures.ts';

const list = (page: Page) => page.getByRole('region', { name: 'Todos' });
const row = (page: Page, title: string) => list(page).getByRole('listitem').filter({ hasText: title });
const box = (page: Page, title: string) => page.getByRole('checkbox', { name: title, exact: true });
const edit = (page: Page, title: string) => page.getByRole('button', { name: `Edit ${title}`, exact: true });
const notice = (page: Page) => page.getByRole('complementary', { name: 'Last action' });
const undo = (page: Page) => notice(page).getByRole('button', { name: 'Undo', exact: true }).click();
const group = (page: Page, name: string) => list(page).getByRole('heading', { name, exact: true });
const view = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();

/** A day so many days from now, as a field takes it. */
const day = (page: Page, days: number) =>
  page.evaluate((days) => {
    const at = new Date();
    const on = new Date(at.getFullYear(), at.getMonth(), at.getDate() + days);
    return [on.getFullYear(), on.getMonth() + 1, on.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  }, days);

/** What was just added stands where it belongs. */
async function reload(page: Page, name: string): Promise<void> {
  // A form that closes goes back in the browser's history.
  await expect(page).not.toHaveURL(/add=/);
  await page.reload();
  await view(page, name);
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target).join(' ')}`)).toEqual([]);
}

const middle = async (target: Locator) => {
  const { x, y, width, height } = (await target.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x + width / 2, y: y + height / 2 };
};

async function onPhone(page: Page): Promise<CDPSession> {
  await page.setViewportSize({ width: 390, height: 780 });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'pointer', value: 'coarse' }] });
  return session;
}

interface Point {
  x: number;
  y: number;
}

/** A finger that goes from one place to another. */
async function draw(session: CDPSession, from: Point, to: Point): Promise<void> {
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [from]);
  for (let step = 1; step <= 12; step += 1) {
    const at = (a: number, b: number) => a + ((b - a) * step) / 12;
    await touch('touchMove', [{ x: at(from.x, to.x), y: at(from.y, to.y) }]);
  }
  await touch('touchEnd', []);
}

test('[RP2] what repeats comes again when it is done, and undo takes both back', async ({ openDevice }) => {
  const { page } = await openDevice();
  await goTo(page, 'Todos');
  await page.getByRole('button', { name: 'Add todo', exact: true }).click();
  const form = page.getByRole('dialog', { name: 'Add todo', exact: true });
  await form.getByLabel('Title', { exact: true }).fill('Water the ferns');
  await form.getByLabel('Due', { exact: true }).fill(await day(page, 0));
  await form.getByText('More', { exact: true }).click();
  await form.getByLabel('Repeat', { exact: true }).selectOption('Every day');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(row(page, 'Water the ferns')).toContainText('every day');
  await reload(page, 'Upcoming');
  await expect(row(page, 'Water the ferns')).toHaveCount(0);
  await view(page, 'Today');
  await box(page, 'Water the ferns').click();
  await expect(notice(page)).toContainText('Done: “Water the ferns”, again tomorrow');
  await expect(row(page, 'Water the ferns')).toHaveCount(0);
  await view(page, 'Upcoming');
  await expect(row(page, 'Water the ferns')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(row(page, 'Water the ferns')).toHaveCount(0);
  await view(page, 'Today');
  await expect(box(page, 'Water the ferns')).not.toBeChecked();
});

test('steps are ticked in the form, and the row says how far they are', async ({ openDevice }) => {
  const { page } = await openDevice();
  await page.setViewportSize({ width: 1280, height: 800 });
  await goTo(page, 'Todos');
  await save(page, 'Add todo', { Title: 'Cupping', Notes: '- [ ] weigh\n- [ ] grind\n- [ ] pour' });
  await edit(page, 'Cupping').click();
  const form = page.getByRole('dialog', { name: 'Edit Cupping' });
  await expect(form.getByLabel('Add a step')).toBeVisible();
  await form.getByRole('checkbox', { name: 'weigh', exact: true }).check();
  await form.getByRole('checkbox', { name: 'pour', exact: true }).check();
  await form.getByLabel('Add a step').fill('taste');
  await page.keyboard.press('Enter');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form).toBeHidden();
  await expect(row(page, 'Cupping')).toContainText('2 of 4 steps');
});

test('[CM2] all that is overdue goes to today: from its group, the card and the palette, with one undo', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  const titles = ['Ash', 'Beech', 'Cedar'];
  for (const [at, title] of titles.entries()) {
    await save(page, 'Add todo', { Title: title, Due: await day(page, -1 - at) });
  }
  await page.getByRole('button', { name: 'All overdue to today', exact: true }).click();
  await expect(notice(page)).toContainText('Due today: 3 todos');
  await undo(page);
  await goTo(page, 'Todos');
  await expect(group(page, 'Overdue')).toBeVisible();
  const all = page.getByRole('button', { name: 'All overdue to today', exact: true });
  await expectAccessible(page);
  await all.focus();
  await page.keyboard.press('Enter');
  await expect(group(page, 'Overdue')).toHaveCount(0);
  await expect(group(page, 'Today')).toBeVisible();
  await expect(page.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(group(page, 'Overdue')).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('overdue');
  await page.getByRole('option', { name: /All overdue to today/ }).click();
  await expect(notice(page)).toContainText('Due today: 3 todos');
  await expect(group(page, 'Overdue')).toHaveCount(0);
  await undo(page);
  await expect(group(page, 'Overdue')).toBeVisible();
});

test('[CM1] a todo is snoozed by key and by its button, each with a way back', async ({ openDevice }) => {
  const { page } = await openDevice();
  await goTo(page, 'Todos');
  await save(page, 'Add todo', { Title: 'Call the roaster', Due: await day(page, 0) });
  await reload(page, 'Today');
  await edit(page, 'Call the roaster').focus();
  await page.keyboard.press('s');
  const ask = page.getByRole('dialog', { name: 'Snooze: 1 todo' });
  await expect(ask.getByRole('button', { name: /^Today/ })).toHaveCount(0);
  await ask.getByRole('button', { name: /^Tomorrow/ }).click();
  await expect(notice(page)).toContainText('Snoozed to tomorrow: “Call the roaster”');
  await expect(row(page, 'Call the roaster')).toHaveCount(0);
  await undo(page);
  await row(page, 'Call the roaster').hover();
  await page.getByRole('button', { name: 'Snooze Call the roaster', exact: true }).click();
  await ask.getByLabel('Again on').fill(await day(page, 3));
  await page.keyboard.press('Enter');
  await expect(notice(page)).toContainText(/Snoozed to .+: “Call the roaster”/);
  await expect(row(page, 'Call the roaster')).toHaveCount(0);
});

test('[CM1] by touch: a todo that is drawn back is snoozed, and one that is drawn forth is done', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await goTo(page, 'Todos');
  await save(page, 'Add todo', { Title: 'Call the roaster', Due: await day(page, 0) });
  await reload(page, 'Today');
  const session = await onPhone(page);
  const at = await middle(edit(page, 'Call the roaster'));
  await draw(session, { ...at, x: 300 }, { ...at, x: 120 });
  const ask = page.getByRole('dialog', { name: 'Snooze: 1 todo' });
  await ask.getByRole('button', { name: /^Next week/ }).click();
  await expect(notice(page)).toContainText(/Snoozed to .+: “Call the roaster”/);
  await undo(page);
  await expect(edit(page, 'Call the roaster')).toBeVisible();
  await draw(session, { ...at, x: 100 }, { ...at, x: 290 });
  await expect(notice(page)).toContainText('Done: “Call the roaster”');
});

test('[SE5] a tag leads to all that have it, in every view, and Back leads out; it is taken off many at once', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await goTo(page, 'Todos');
  await save(page, 'Add todo', { Title: 'Order Sidamo', Tags: 'beans, harbour' });
  await save(page, 'Add todo', { Title: 'Order Kenia', Tags: 'Beans', Due: await day(page, 2) });
  await save(page, 'Add todo', { Title: 'Count the beans' });
  await reload(page, 'All');
  await expect(row(page, 'Count the beans')).toBeVisible();
  await row(page, 'Order Sidamo').getByRole('link', { name: '#beans', exact: true }).click();
  await expect(row(page, 'Count the beans')).toHaveCount(0);
  await expect(row(page, 'Order Sidamo')).toBeVisible();
  await expect(row(page, 'Order Kenia')).toBeVisible();
  await expectAccessible(page);
  await view(page, 'Upcoming');
  await expect(row(page, 'Order Kenia')).toBeVisible();
  await expect(row(page, 'Order Sidamo')).toHaveCount(0);
  await page.goBack();
  await page.goBack();
  await expect(row(page, 'Count the beans')).toBeVisible();
  await page.getByRole('navigation', { name: 'Tags' }).getByRole('link', { name: '#harbour' }).click();
  await expect(row(page, 'Order Kenia')).toHaveCount(0);
  await page.getByRole('link', { name: '#harbour: show all others too' }).click();

  await edit(page, 'Order Sidamo').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Shift+L');
  const ask = page.getByRole('dialog', { name: 'Untag: 3 todos' });
  await expect(ask.getByRole('button', { name: 'harbour', exact: true })).toBeVisible();
  await ask.getByRole('button', { name: 'beans', exact: true }).click();
  await expect(notice(page)).toContainText('Tag “beans” removed: 2 of 3 todos');
  await expect(list(page).getByRole('link', { name: /^#beans$/i })).toHaveCount(0);
  await undo(page);
  await expect(row(page, 'Order Sidamo').getByRole('link', { name: '#beans', exact: true })).toBeVisible();
});

const titles = (page: Page) =>
  list(page)
    .getByRole('listitem')
    .getByRole('button', { name: /^Edit / });

async function addThree(page: Page): Promise<void> {
  await goTo(page, 'Todos');
  for (const title of ['Ash', 'Beech', 'Cedar']) {
    await page.getByRole('textbox', { name: 'New todo' }).fill(title);
    await page.keyboard.press('Enter');
    await expect(edit(page, title)).toBeVisible();
  }
  await reload(page, 'All');
  await expect(titles(page)).toHaveText(['Ash', 'Beech', 'Cedar']);
}

test('[OR1] rows are drawn to their place by mouse, and Escape lets them be', async ({ openDevice }) => {
  const { page } = await openDevice();
  await addThree(page);
  const [ash, cedar] = [await middle(box(page, 'Ash')), await middle(box(page, 'Cedar'))];
  const drag = async () => {
    await page.mouse.move(cedar.x, cedar.y);
    await page.mouse.down();
    await page.mouse.move(cedar.x, ash.y - 10, { steps: 8 });
    await expect(row(page, 'Ash')).toHaveAttribute('data-drop', 'before');
  };
  await drag();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(titles(page)).toHaveText(['Ash', 'Beech', 'Cedar']);
  await expect(box(page, 'Cedar')).not.toBeChecked();
  await page.mouse.move(0, 0);
  await drag();
  await page.mouse.up();
  await expect(notice(page)).toContainText('Moved “Cedar” above “Ash”');
  await expect(titles(page)).toHaveText(['Cedar', 'Ash', 'Beech']);
  await expect(box(page, 'Cedar')).not.toBeChecked();
  await undo(page);
  await expect(titles(page)).toHaveText(['Ash', 'Beech', 'Cedar']);
  await box(page, 'Ash').click();
  await expect(notice(page)).toContainText('Done: “Ash”');
});

test('[OR1] by touch: rows are drawn to their place by their box; elsewhere a finger scrolls', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await addThree(page);
  const session = await onPhone(page);
  const [ash, cedar] = [await middle(box(page, 'Ash')), await middle(box(page, 'Cedar'))];
  await draw(session, ash, { x: ash.x, y: cedar.y + 12 });
  await expect(notice(page)).toContainText('Moved “Ash” below “Cedar”');
  await expect(titles(page)).toHaveText(['Beech', 'Cedar', 'Ash']);
  const title = await middle(edit(page, 'Beech'));
  await draw(session, title, { ...title, y: title.y + 90 });
  await expect(titles(page)).toHaveText(['Beech', 'Cedar', 'Ash']);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
