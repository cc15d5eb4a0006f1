/** Days and times: as they are typed, as they pass, and as somebody once wrote them. */
import type { Locator, Page } from '@playwright/test';
import { addTodo, expect, type TestDevice, tamper, test, todoRow } from './fixtures.ts';

async function openNew(page: Page, label: string): Promise<Locator> {
  await page.getByRole('button', { name: label }).click();
  return page.getByRole('dialog', { name: label });
}

/**
 * Key by key from the first part of the field, as a hand types it. Days are those of the month's own number: whether the
 * day or the month comes first is the browser's own language to say, and the "a" is for a clock of twelve hours.
 */
async function typeInto(field: Locator, keys: string): Promise<void> {
  await field.focus();
  await field.press('Control+a');
  await field.pressSequentially(keys);
}

/** A tab whose clock the test moves, from this moment on. */
async function openAt(device: TestDevice, time: string): Promise<Page> {
  await device.context.clock.install({ time: new Date(time) });
  return device.newTab();
}

const groupOf = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Todos' }).getByRole('heading', { name }).locator('../..');

test('a start is cleared and typed digit by digit: the event keeps its eight hours, and nothing breaks on the way', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  const form = await openNew(page, 'Add event');
  const [start, end] = [form.getByLabel('Start'), form.getByLabel('End')];
  await form.getByLabel('Title').fill('Stall at the fair');
  await start.fill('2026-11-24T09:00');
  await end.fill('2026-11-24T17:00');
  await start.fill('');
  await expect(end).toHaveValue('2026-11-24T17:00');

  await typeInto(start, '121220271030a');
  await expect(start).toHaveValue('2027-12-12T10:30');
  await expect(end).toHaveValue('2027-12-12T18:30');

  await form.getByLabel('All day').check();
  await typeInto(start, '11112027');
  await expect(end).toHaveValue('2027-11-11');
  await form.getByLabel('All day').uncheck();
  await expect(start).toHaveValue('2027-11-11T10:30');
  await expect(end).toHaveValue('2027-11-11T18:30');
  await form.getByRole('button', { name: 'Save' }).click();
  // Far beyond the agenda, and yet in sight: it was just added.
  await expect(page.getByRole('region', { name: 'Calendar' }).getByText('Stall at the fair')).toBeVisible();
});

test('[FO5] a year typed half is refused at its field, with the years that are allowed', async ({ openDevice }) => {
  const { page } = await openDevice();
  const form = await openNew(page, 'Add todo');
  await form.getByLabel('Title').fill('Renew the stall');
  await typeInto(form.getByLabel('Due'), '0505' + '0026');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText('A year from 1900 to 2999')).toBeVisible();
  await typeInto(form.getByLabel('Due'), '05052027');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(todoRow(page, 'Renew the stall')).toContainText('5 May 2027');
});

test('asleep over the end of a month with the page in sight: it is another day, in lists and in forms', async ({
  openDevice,
}) => {
  const device = await openDevice();
  const page = await openAt(device, '2026-11-30T23:30:00+01:00');
  const form = await openNew(page, 'Add todo');
  await form.getByLabel('Title').fill('Open the stall');
  await form.getByLabel('Due').fill('2026-12-01');
  await form.getByLabel('Time').fill('08:30');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(groupOf(page, 'Upcoming')).toContainText('Open the stall');

  await page.clock.fastForward('08:30:00');
  await expect(groupOf(page, 'Today')).toContainText('Open the stall');
  const expense = await openNew(page, 'Add expense');
  await expense.getByText('More', { exact: true }).click();
  await expect(expense.getByLabel('Date')).toHaveValue('2026-12-01');
});

test('a day no month has, from before, is shown as it stands, is in nobody’s way, and is mended', async ({
  openDevice,
}) => {
  const device = await openDevice();
  await addTodo(device.page, 'File the return');
  await tamper(device.page, 'todo', { 'values.due': '2026-02-29', 'keys.due': '2026-02-29' });
  const page = await device.newTab();
  await expect(todoRow(page, 'File the return')).toContainText('29 Feb 2026 (no such day)');

  const open = async (title: string) => {
    await page.getByRole('button', { name: `Edit ${title}` }).click();
    return page.getByRole('dialog', { name: `Edit ${title}` });
  };
  const first = await open('File the return');
  await expect(first.getByText('29 Feb 2026 (no such day): choose another')).toBeVisible();
  await first.getByLabel('Title').fill('File the tax return');
  await first.getByRole('button', { name: 'Save' }).click();
  await expect(todoRow(page, 'File the tax return')).toContainText('29 Feb 2026 (no such day)');

  const again = await open('File the tax return');
  await again.getByLabel('Due').fill('2026-02-28');
  await again.getByRole('button', { name: 'Save' }).click();
  await expect(todoRow(page, 'File the tax return')).not.toContainText('no such day');
});

test('what is added to a long list is seen, and every list has a way to its end', async ({ openDevice }) => {
  const device = await openDevice();
  const line = device.page.getByRole('textbox', { name: 'New todo' });
  for (let number = 1; number <= 52; number += 1) {
    await line.fill(`Todo ${number}.`);
    await line.press('Enter');
  }
  await expect(todoRow(device.page, 'Todo 52.')).toBeVisible();

  const page = await device.newTab();
  const todos = page.getByRole('region', { name: 'Todos' });
  await expect(todos.getByRole('checkbox')).toHaveCount(7);
  await addTodo(page, 'The one after');
  await expect(todos.getByRole('checkbox')).toHaveCount(8);
  await todos.getByRole('link', { name: 'All 53' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Todos' })).toBeVisible();
  // It was scrolled to, if it was still new.
  await expect(async () => {
    await page.evaluate(() => window.scrollTo(0, 0));
    await expect(todoRow(page, 'Todo 1.')).toBeInViewport({ timeout: 500 });
  }).toPass();
  // What is far is read when it comes near.
  await expect(async () => {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await expect(todoRow(page, 'Todo 52.')).toBeInViewport({ timeout: 500 });
  }).toPass();
  await expect(todoRow(page, 'The one after')).toBeVisible();
});

test('a month is one stop of the Tab key; arrows go from day to day, and a day takes an event and leads to it', async ({
  openDevice,
  server,
}) => {
  const { page } = await openDevice();
  await page.goto(`${server.url}/calendar?view=month&day=2026-11-26`);
  await page.getByRole('link', { name: /^Thursday.*26/ }).focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'ArrowLeft']) await page.keyboard.press(key);
  await expect(page.getByRole('link', { name: /^Wednesday.*25/ })).toBeFocused();
  await expect(page).toHaveURL(/day=2026-11-25/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Add event' });
  await expect(form.getByLabel('Start')).toHaveValue('2026-11-25T09:00');
  await form.getByLabel('Title').fill('Stocktaking');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  await expect(page.getByRole('button', { name: 'Edit Stocktaking' })).toBeVisible();
  await page.getByRole('link', { name: 'Later' }).click();
  await expect(page.getByRole('heading', { level: 2 })).toContainText('December 2026');
  await page.goBack();
  await page.getByRole('link', { name: /^Wednesday.*25/ }).click();
  await expect(page).toHaveURL(/view=day/);
  await expect(page.getByRole('listitem').filter({ hasText: 'Stocktaking' })).toBeVisible();
});

test('a week stands beside its hours: a press on them begins an event there, and keys go to the ends of the week', async ({
  openDevice,
  server,
}) => {
  const { page } = await openDevice();
  await page.goto(`${server.url}/calendar?view=week&day=2026-11-26`);
  await page.getByRole('button', { name: /^Add on 27 November where/ }).click({ position: { x: 20, y: 48 * 13 + 30 } });
  const form = page.getByRole('dialog', { name: 'Add event' });
  await expect(form.getByLabel('Start')).toHaveValue('2026-11-27T13:30');
  await form.getByLabel('Title').fill('Tasting');
  await form.getByLabel('End').fill('2026-11-27T15:00');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  await expect(page.getByRole('button', { name: 'Edit Tasting' })).toContainText('Tasting');

  await page.getByRole('link', { name: /^Thursday.*26/ }).focus();
  const steps = { Home: /^Monday.*23/, End: /^Sunday.*29/, PageDown: /^Sunday.*6 December/, PageUp: /^Sunday.*29/ };
  for (const [key, day] of Object.entries(steps)) {
    await page.keyboard.press(key);
    await expect(page.getByRole('link', { name: day })).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/view=day/);
});

test('what is due stands on its day in the calendar, opens there, and can be left out', async ({
  openDevice,
  server,
}) => {
  const { page } = await openDevice();
  const form = await openNew(page, 'Add todo');
  await form.getByLabel('Title').fill('Renew the stall');
  await form.getByLabel('Due').fill('2026-12-03');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();
  await expect(page).not.toHaveURL(/add=/);
  for (const view of ['month', 'week', 'day', 'agenda']) {
    await page.goto(`${server.url}/calendar?view=${view}&day=2026-12-03`);
    await expect(page.getByRole('main').getByText('Renew the stall')).toBeVisible();
  }
  await page.goto(`${server.url}/calendar?view=month&day=2026-12-03`);
  await page.getByRole('button', { name: 'Edit Renew the stall' }).click();
  await expect(page.getByRole('dialog', { name: 'Edit Renew the stall' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByLabel('Todos due').uncheck();
  await expect(page.getByRole('button', { name: 'Edit Renew the stall' })).toBeHidden();
  await page.reload();
  await expect(page.getByLabel('Sales due')).toBeChecked();
  await expect(page.getByLabel('Todos due')).not.toBeChecked();
});

test('an event of several days is one bar, and on a phone the week over the agenda leads to a day', async ({
  openDevice,
  server,
}) => {
  const { page } = await openDevice();
  const form = await openNew(page, 'Add event');
  await form.getByLabel('Title').fill('Harbour fair');
  await form.getByLabel('All day').check();
  await form.getByLabel('Start').fill('2026-12-01');
  await form.getByLabel('End').fill('2026-12-03');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();
  await expect(page).not.toHaveURL(/add=/);
  await page.goto(`${server.url}/calendar?view=month&day=2026-12-01`);
  const bar = page.getByRole('button', { name: 'Edit Harbour fair' });
  await expect(bar).toHaveCount(1);
  const [first, third] = await Promise.all(
    [/ 1 December/, / 3 December/].map((day) =>
      page
        .getByRole('cell')
        .filter({ has: page.getByRole('link', { name: day }) })
        .boundingBox(),
    ),
  );
  const box = await bar.boundingBox();
  expect(box && first && third && [box.x >= first.x, box.x + box.width > third.x + third.width / 2]).toEqual([
    true,
    true,
  ]);
  expect(box && third && box.x + box.width <= third.x + third.width).toBe(true);

  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${server.url}/calendar?day=2026-11-30`);
  const week = page.getByRole('navigation', { name: 'Week' });
  await week.getByRole('link', { name: 'Wednesday 2 December, 1 entry' }).click();
  await expect(page).toHaveURL(/day=2026-12-02/);
  await expect(page.getByRole('listitem').filter({ hasText: 'Harbour fair' })).toContainText('until');
});
