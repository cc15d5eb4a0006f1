import type { Page } from '@playwright/test';
import {
  addTodo,
  chipOf,
  createAccount,
  expect,
  savedEverywhere,
  signIn,
  test,
  testAlone,
  todoRow,
} from './fixtures.ts';

async function editTodo(page: Page, title: string, fields: Record<string, string>): Promise<void> {
  await page.getByRole('button', { name: `Edit ${title}` }).click();
  const dialog = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Save', exact: true }) });
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label, { exact: true }).fill(value);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** What the form shows once all has arrived: the row looks the same before and after. */
async function expectNotes(page: Page, title: string, notes: string): Promise<void> {
  await page.getByRole('button', { name: `Edit ${title}` }).click();
  await expect(page.getByRole('dialog').getByLabel('Notes', { exact: true })).toHaveValue(notes);
  await page.keyboard.press('Escape');
}

for (const order of ['A first', 'B first'] as const) {
  test(`[MG2] [MG5] offline edits of one record converge, the later stamp winning over another and over a deletion, reconnecting ${order}`, async ({
    openDevice,
  }) => {
    const [a, b] = [await openDevice('installed'), await openDevice('installed')];
    const credentials = await createAccount(a.page);
    for (const title of ['shared', 'contested']) await addTodo(a.page, title);
    await expect(chipOf(a.page)).toContainText(savedEverywhere);
    await signIn(b.page, credentials);
    await expect(todoRow(b.page, 'contested')).toBeVisible();

    await a.goOffline();
    await b.goOffline();
    await editTodo(a.page, 'shared', { Title: 'from A', Notes: 'only A wrote notes' });
    await a.page.getByRole('button', { name: 'Delete contested' }).click();
    await editTodo(b.page, 'shared', { Title: 'from B, later' });
    await editTodo(b.page, 'contested', { Title: 'edited, not deleted' });

    const [first, second] = order === 'A first' ? [a, b] : [b, a];
    await first.goOnline();
    await expect(chipOf(first.page)).toContainText(savedEverywhere);
    await second.goOnline();
    await expect(chipOf(second.page)).toContainText(savedEverywhere);

    for (const { page } of [a, b]) {
      await expect(todoRow(page, 'from B, later')).toBeVisible();
      await expect(todoRow(page, 'from A')).toHaveCount(0);
      await expect(todoRow(page, 'contested')).toHaveCount(0);
      await expect(todoRow(page, 'edited, not deleted')).toBeVisible();
      await expectNotes(page, 'from B, later', 'only A wrote notes');
    }
  });
}

test('what one device saves is on the other’s screen by itself', async ({ openDevice }) => {
  const [a, b] = [await openDevice(), await openDevice()];
  const credentials = await createAccount(a.page);
  await signIn(b.page, credentials);
  await addTodo(a.page, 'look at your other screen');
  await expect(todoRow(b.page, 'look at your other screen')).toBeVisible();
});

testAlone(
  '[SV4] [EN5] the server dies between commit and reply: nothing is lost, nothing is there twice',
  async ({ openDevice, server }) => {
    const a = await openDevice('installed');
    const credentials = await createAccount(a.page);
    await server.killAfterNextCommit();
    await addTodo(a.page, 'committed, never answered');
    await server.gone();
    await expect(chipOf(a.page)).toContainText('1 saved here');
    await addTodo(a.page, 'written while it was dead');
    await server.start();
    await a.page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(chipOf(a.page)).toContainText(savedEverywhere);

    const b = await openDevice('installed');
    await signIn(b.page, credentials);
    for (const { page } of [a, b]) {
      await expect(page.getByRole('region', { name: 'Todos' }).getByRole('checkbox')).toHaveCount(2);
      await expect(todoRow(page, 'committed, never answered')).toHaveCount(1);
      await expect(todoRow(page, 'written while it was dead')).toHaveCount(1);
    }
  },
);
