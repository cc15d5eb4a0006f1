/** From the key to the store: what becomes of what is typed into a form, whatever happens around it. */
import type { Page } from '@playwright/test';
import {
  addTodo,
  chipOf,
  createAccount,
  expect,
  savedEverywhere,
  signIn,
  test,
  todoRow,
  untilKept,
} from './fixtures.ts';

async function openForm(page: Page, title: string) {
  await page.getByRole('button', { name: `Edit ${title}` }).click();
  const form = page.getByRole('dialog', { name: `Edit ${title}` });
  await expect(form).toBeVisible();
  return form;
}

async function openNew(page: Page, label: string) {
  await page.getByRole('button', { name: label }).click();
  return page.getByRole('dialog', { name: label });
}

const goOn = (page: Page) => page.getByRole('button', { name: 'Go on with what you typed' });
const rowsOf = (page: Page, region: string) =>
  page
    .getByRole('region', { name: region })
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: /^Delete|^Edit/ }) });

test('[FO1] two tabs open one todo: what each changed is kept, and what arrives is shown in the fields nobody touched', async ({
  openDevice,
}) => {
  const device = await openDevice();
  const [first, second] = [device.page, await device.newTab()];
  await addTodo(first, 'Order beans');
  await expect(todoRow(second, 'Order beans')).toBeVisible();

  const [here, there] = [await openForm(first, 'Order beans'), await openForm(second, 'Order beans')];
  await here.getByLabel('Title').fill('Order 60 kg beans');
  await there.getByLabel('Notes').fill('ask for the new harvest');
  await there.getByLabel('Due').fill('2027-03-01');
  await there.getByRole('button', { name: 'Save' }).click();
  await expect(there).toBeHidden();
  await expect(here.getByLabel('Notes')).toHaveValue('ask for the new harvest');
  await here.getByRole('button', { name: 'Save' }).click();

  const after = await openForm(second, 'Order 60 kg beans');
  await expect(after.getByLabel('Notes')).toHaveValue('ask for the new harvest');
  await expect(after.getByLabel('Due')).toHaveValue('2027-03-01');
});

test('[FO1] by sync: a sale paid elsewhere while its form was open stays paid; a title written over is in the diary', async ({
  openDevice,
}) => {
  const [a, b] = [await openDevice(), await openDevice()];
  const credentials = await createAccount(a.page);
  const sale = await openNew(a.page, 'Add sale');
  await sale.getByLabel('Item').fill('Lamp');
  await sale.getByLabel('Unit price').fill('40');
  await sale.getByRole('button', { name: 'Save' }).click();
  await expect(sale).toBeHidden();
  await addTodo(a.page, 'Title A');
  await expect(chipOf(a.page)).toContainText(savedEverywhere);
  await signIn(b.page, credentials);

  const form = await openForm(a.page, 'Lamp');
  await form.getByLabel('Customer').fill('Mrs Tangen');
  await b.page.getByRole('button', { name: 'Mark paid Lamp' }).click();
  await expect(form.getByLabel('Status')).toHaveValue('paid');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(b.page.getByRole('region', { name: 'Sales' })).toContainText('Mrs Tangen');
  await expect(b.page.getByRole('button', { name: 'Refund Lamp' })).toBeAttached();

  const mine = await openForm(a.page, 'Title A');
  await mine.getByLabel('Title').fill('Title B');
  const theirs = await openForm(b.page, 'Title A');
  await theirs.getByLabel('Title').fill('Title C');
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(todoRow(a.page, 'Title C')).toBeAttached();
  await mine.getByRole('button', { name: 'Save' }).click();
  await expect(todoRow(b.page, 'Title B')).toBeVisible();
  await a.page.getByRole('button', { name: 'Open the Sync centre' }).click();
  await a.page.getByRole('button', { name: 'Use that one: title of Title B' }).click();
  await expect(todoRow(b.page, 'Title C')).toBeVisible();
});

test('[FO1] an undo leaves alone what somebody changed since, and says so', async ({ openDevice }) => {
  const device = await openDevice();
  const [first, second] = [device.page, await device.newTab()];
  const sale = await openNew(first, 'Add sale');
  await sale.getByLabel('Item').fill('Lamp');
  await sale.getByLabel('Unit price').fill('40');
  await sale.getByRole('button', { name: 'Save' }).click();
  await expect(sale).toBeHidden();
  await first.getByRole('button', { name: 'Mark paid Lamp' }).click();
  const undo = first.getByRole('button', { name: 'Undo' });
  await undo.hover();
  await second.getByRole('button', { name: 'Refund Lamp' }).click();
  await expect(first.getByRole('region', { name: 'Sales' })).toContainText('Refunded');
  await undo.click();
  await expect(first.getByLabel('Last action')).toContainText('changed since');
  await expect(second.getByRole('region', { name: 'Sales' })).toContainText('Refunded');
});

test('[FO2] [MG5] a record deleted under an open form is offered back, with what was typed', async ({ openDevice }) => {
  const device = await openDevice();
  const [first, second] = [device.page, await device.newTab()];
  await addTodo(first, 'Call the roaster');
  const form = await openForm(first, 'Call the roaster');
  await form.getByLabel('Notes').fill('an hour of notes');
  await second.getByRole('button', { name: 'Delete Call the roaster' }).click();
  await expect(form.getByRole('alert').filter({ hasText: 'deleted meanwhile' })).toBeVisible();
  await form.getByRole('button', { name: 'Save and bring back' }).click();
  await expect(todoRow(second, 'Call the roaster')).toBeVisible();
  const after = await openForm(second, 'Call the roaster');
  await expect(after.getByLabel('Notes')).toHaveValue('an hour of notes');
});

test('[MG5] work that a later deletion met can be had back from the diary', async ({ openDevice }) => {
  const [a, b] = [await openDevice('installed'), await openDevice('installed')];
  const credentials = await createAccount(a.page);
  await addTodo(a.page, 'Contested');
  await expect(chipOf(a.page)).toContainText(savedEverywhere);
  await signIn(b.page, credentials);
  await expect(todoRow(b.page, 'Contested')).toBeVisible();
  await b.goOffline();
  const form = await openForm(b.page, 'Contested');
  await form.getByLabel('Notes').fill('typed in the train');
  await form.getByRole('button', { name: 'Save' }).click();
  // Later by more than two devices of one machine can differ.
  await a.page.clock.setFixedTime(Date.now() + 30_000);
  await a.page.getByRole('button', { name: 'Delete Contested' }).click();
  await expect(chipOf(a.page)).toContainText(savedEverywhere);
  await b.goOnline();
  await expect(todoRow(b.page, 'Contested')).toHaveCount(0);
  await b.page.getByRole('button', { name: 'Open the Sync centre' }).click();
  await b.page.getByRole('button', { name: 'Bring back Contested' }).click();
  await expect(todoRow(a.page, 'Contested')).toBeVisible();
});

test('[FO3] one press is one record: a double click, two clicks in one moment, a held key', async ({ openDevice }) => {
  const { page } = await openDevice();
  const save = (form: ReturnType<Page['getByRole']>) => form.getByRole('button', { name: 'Save' });
  const presses: ((form: ReturnType<Page['getByRole']>) => Promise<void>)[] = [
    (form) => save(form).dblclick(),
    (form) =>
      save(form).evaluate((button: HTMLButtonElement) => {
        button.click();
        button.click();
        setTimeout(() => button.click(), 1);
      }),
    async () => {
      for (let n = 0; n < 5; n += 1) await page.keyboard.down('Enter');
      await page.keyboard.up('Enter');
    },
  ];
  for (const [done, press] of presses.entries()) {
    const form = await openNew(page, 'Add expense');
    await form.getByLabel('Amount').fill(String(done + 1));
    await press(form);
    await expect(form).toBeHidden();
    await expect(rowsOf(page, 'Expenses')).toHaveCount(done + 1);
  }
  // What opened the last form has the focus again, and the held key must not have opened another.
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('[FO3] the second click of a double click does not do the next thing in its place', async ({ openDevice }) => {
  const { page } = await openDevice();
  const sale = await openNew(page, 'Add sale');
  await sale.getByLabel('Item').fill('Lamp');
  await sale.getByLabel('Unit price').fill('40');
  await sale.getByRole('button', { name: 'Save' }).click();
  await expect(sale).toBeHidden();
  await page.getByRole('button', { name: 'Mark paid Lamp' }).dblclick();
  await expect(page.getByRole('button', { name: 'Refund Lamp' })).toBeAttached();
  for (const title of ['one', 'two']) await addTodo(page, title);
  await page.getByRole('checkbox', { name: 'one' }).dblclick();
  await expect(todoRow(page, 'one')).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: 'two' })).not.toBeChecked();
});

test.describe('what was typed and not saved', () => {
  const ways: [name: string, leave: (page: Page) => Promise<unknown>][] = [
    ['Escape', (page) => page.keyboard.press('Escape')],
    ['Cancel', (page) => page.getByRole('button', { name: 'Cancel' }).click()],
    ['Back', (page) => page.goBack()],
    ['a reload', (page) => page.reload()],
  ];
  for (const [name, leave] of ways) {
    test(`[FO4] is offered again after ${name}`, async ({ openDevice }) => {
      const { page } = await openDevice();
      const form = await openNew(page, 'Add expense');
      await form.getByLabel('Amount').fill('24.90');
      await form.getByLabel('Vendor').fill('Harbour station');
      await untilKept(page, 'Harbour station');
      await leave(page);
      await expect(form).toBeHidden();
      await expect(page.getByRole('region', { name: 'Expenses' })).toBeVisible();
      await goOn(page).click();
      await expect(form.getByLabel('Amount')).toHaveValue('24.90');
      await expect(form.getByLabel('Vendor')).toHaveValue('Harbour station');
      await form.getByRole('button', { name: 'Save' }).click();
      await expect(rowsOf(page, 'Expenses')).toHaveCount(1);
      await expect(goOn(page)).toHaveCount(0);
    });
  }

  test('[FO4] survives a tab that crashes, and is offered to another; a form that is open keeps its own', async ({
    openDevice,
  }) => {
    const device = await openDevice();
    const second = await device.newTab();
    await addTodo(device.page, 'Roast');
    const form = await openForm(device.page, 'Roast');
    await form.getByLabel('Notes').fill('half a sentence');
    await form.getByLabel('List').fill('Shop');
    await expect(todoRow(second, 'Roast')).toBeVisible();
    await expect(goOn(second)).toHaveCount(0);
    await untilKept(device.page, 'Shop');
    const crash = device.page.waitForEvent('crash');
    await device.page.goto('chrome://crash').catch(() => undefined);
    await crash;
    await device.page.close();
    await second.reload();
    const again = await openForm(second, 'Roast');
    await goOn(second).click();
    await expect(again.getByLabel('Notes')).toHaveValue('half a sentence');
    await expect(again.getByLabel('List')).toHaveValue('Shop');
  });

  test('[FO4] in the line for a new todo too; thrown away it is gone', async ({ openDevice }) => {
    const { page } = await openDevice();
    await page.getByRole('textbox', { name: 'New todo' }).fill('half a tho');
    await untilKept(page, 'half a tho');
    await page.reload();
    await expect(goOn(page)).toBeVisible();
    await page.getByRole('button', { name: 'Throw away what you typed' }).click();
    await expect(goOn(page)).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'New todo' })).toBeVisible();
    await expect(goOn(page)).toHaveCount(0);
  });
});

test('[FO4] Back closes one thing at a time and then leaves', async ({ openDevice }) => {
  const { page } = await openDevice();
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await page.getByRole('button', { name: 'Account' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(page.url()).toBe(address);
  await page.getByRole('button', { name: 'Account' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // It took its entry along.
  await expect.poll(() => page.evaluate(() => history.state)).toBeNull();
  await page.goBack();
  await expect.poll(() => page.url()).toBe('about:blank');
});
