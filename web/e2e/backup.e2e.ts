import { readFile } from 'node:fs/promises';
import { addTodo, expect, goTo, openSync, test, todoRow } from './fixtures.ts';

test('[FI2] [FI3] everything comes out as one file and back again, offline, as one action that can be undone', async ({
  openDevice,
}) => {
  const { page, goOffline } = await openDevice('installed');
  await goOffline();
  for (const title of ['Wax the oars', 'Mend the net']) await addTodo(page, title);
  const centre = await openSync(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    centre.getByRole('button', { name: 'Export everything' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^holdfast-\d{4}-\d\d-\d\d\.holdfast$/);
  const copy = await readFile(await download.path());
  await goTo(page, 'Dashboard');
  await page.getByRole('button', { name: 'Delete Wax the oars' }).click();
  await expect(todoRow(page, 'Wax the oars')).toHaveCount(0);

  await openSync(page);
  await page.getByRole('button', { name: 'Read a copy back' }).click();
  const dialog = page.getByRole('dialog', { name: 'Read a copy back' });
  const choose = (name: string, buffer: Buffer) =>
    dialog.getByLabel('Copy').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await choose('holiday.jpg', Buffer.from('ÿØÿà'));
  await expect(dialog.getByRole('status')).toContainText('This is no copy that Holdfast made.');
  await choose('copy.holdfast', copy);
  await expect(dialog.getByRole('status')).toContainText('2 todos: 1 deleted here, 1 the same');
  await dialog.getByRole('button', { name: 'Restore 1 record' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Restored 1 record from a copy')).toBeVisible();
  await goTo(page, 'Dashboard');
  await expect(todoRow(page, 'Wax the oars')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(todoRow(page, 'Wax the oars')).toHaveCount(0);
  await expect(todoRow(page, 'Mend the net')).toBeVisible();
});
