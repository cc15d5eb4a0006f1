import {
  addTodo,
  chipOf,
  createAccount,
  expect,
  expectSent,
  openTwoTabs,
  savedEverywhere,
  test,
  todoRow,
  workersOf,
} from './fixtures.ts';

test('[LD1] [EN1] of two tabs exactly one syncs; when it closes the other takes over; both see each other’s edits at once', async ({
  openDevice,
}) => {
  const { device, first, second } = await openTwoTabs(openDevice);

  await addTodo(second, 'written in the second tab');
  await expect(todoRow(first, 'written in the second tab')).toBeVisible();
  await addTodo(first, 'written in the first tab');
  await expect(todoRow(second, 'written in the first tab')).toBeVisible();
  await expect(chipOf(second)).toContainText(savedEverywhere);

  await first.close();
  await expect.poll(() => workersOf(second)).toBe(1);
  device.network.seen.length = 0;
  await addTodo(second, 'after the takeover');
  const carried = () => device.network.exchanges().flatMap(({ body }) => body?.changes ?? []);
  await expect.poll(carried).toHaveLength(1);
  await expect(chipOf(second)).toContainText(savedEverywhere);
  expect(carried()).toHaveLength(1);
});

test('signing out in one tab takes the other along', async ({ openDevice }) => {
  const device = await openDevice();
  await createAccount(device.page);
  await addTodo(device.page, 'private');
  await expectSent(device, device.page, 'private');
  const second = await device.newTab();
  await expect(todoRow(second, 'private')).toBeVisible();
  await device.page.getByRole('button', { name: 'Account' }).click();
  await device.page
    .getByRole('dialog', { name: 'Account' })
    .getByRole('button', { name: 'Sign out', exact: true })
    .click();
  await expect(todoRow(second, 'private')).toHaveCount(0);
  await expect(chipOf(second)).toContainText('On this device');
});
