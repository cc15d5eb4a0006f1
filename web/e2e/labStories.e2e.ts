/** The three stories of docs/testing-network-loss.md, sentence by sentence, as somebody who reads them does. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { addTodo, chipOf, createAccount, expect, goTo, savedEverywhere, test, todoRow } from './fixtures.ts';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const ribbonOf = (page: Page) => page.getByRole('alert', { name: 'Network lab' });

async function enterLab(page: Page): Promise<void> {
  await goTo(page, 'Settings');
  await page.getByLabel('Tester mode', { exact: true }).selectOption({ label: 'On' });
  await goTo(page, 'Network lab');
}

/** The one that was added, in the list, and the one that was ticked off, under Done: each with its ring. */
async function expectBoth(page: Page): Promise<void> {
  await goTo(page, 'Dashboard');
  await expect(todoRow(page, 'Written in the tunnel')).toContainText('Saved here');
  await expect(todoRow(page, 'Buy a ticket')).toHaveCount(0);
  await goTo(page, 'Todos');
  await page.getByRole('link', { name: 'Done', exact: true }).click();
  await expect(todoRow(page, 'Buy a ticket')).toContainText('Saved here');
  await expect(page.getByRole('checkbox', { name: 'Buy a ticket' })).toBeChecked();
}

test('[NL1] story one: the train goes into a tunnel', async ({ openDevice }) => {
  const device = await openDevice();
  const { page } = device;
  await createAccount(page);
  await addTodo(page, 'Buy a ticket');
  await expect(chipOf(page)).toContainText(savedEverywhere);
  await enterLab(page);

  await press(page, 'Offline');
  await expect(ribbonOf(page)).toContainText('Offline');

  await goTo(page, 'Dashboard');
  await addTodo(page, 'Written in the tunnel');
  await page.getByRole('checkbox', { name: 'Buy a ticket' }).click();
  await expect(chipOf(page)).toContainText('Offline · 2 saved here');
  await expectBoth(page);

  await page.reload();
  await expect(ribbonOf(page)).toContainText('Offline');
  await page.close();
  const again = await device.newTab();
  await expect(ribbonOf(again)).toContainText('Offline');
  await expect(chipOf(again)).toContainText('Offline · 2 saved here');
  await expectBoth(again);

  await press(again, 'Stop all faults');
  await expect(todoRow(again, 'Buy a ticket')).not.toContainText('Saved here');
  await expect(chipOf(again)).toContainText(savedEverywhere);
  await goTo(again, 'Dashboard');
  await expect(todoRow(again, 'Written in the tunnel')).not.toContainText('Saved here');

  await goTo(again, 'Network lab');
  await press(again, 'Compare with the server');
  await expect(again.getByRole('status', { name: 'Comparison' })).toContainText(/^Holds: .* 0 waiting \+ 0 refused/);
});

test('[NL1] story two: the answer that never came', async ({ openDevice }) => {
  const { page } = await openDevice();
  await createAccount(page);
  await enterLab(page);

  await press(page, 'Reply lost after commit');
  await goTo(page, 'Dashboard');
  await addTodo(page, 'Answered to nobody');
  await goTo(page, 'Network lab');
  const tries = page.getByRole('region', { name: 'Exchanges' }).getByRole('row');
  await expect(tries.filter({ hasText: 'none' }).filter({ hasText: 'yes' })).not.toHaveCount(0);
  await goTo(page, 'Dashboard');
  await expect(todoRow(page, 'Answered to nobody')).toContainText('Saved here');

  await press(page, 'Stop all faults');
  await expect(todoRow(page, 'Answered to nobody')).not.toContainText('Saved here');
  await expect(todoRow(page, 'Answered to nobody')).toHaveCount(1);

  await goTo(page, 'Network lab');
  await page.getByRole('link', { name: 'Reply lost after commit', exact: true }).click();
  await expect(page.getByRole('status', { name: 'Verdict', exact: true })).toHaveText(/^Holds: \d+ fields? written/);
  await expect(page).toHaveURL(/\/lab\?scenario=reply-lost&seed=42$/);
});

test('[NL3] story three: two people, one field', async ({ openDevice }) => {
  const { page } = await openDevice();
  await enterLab(page);
  await press(page, 'Open two devices');

  await page.getByLabel('Faults of A').selectOption({ label: 'Offline' });
  await press(page, 'Edit the same field on both');
  const differing = page.getByRole('region', { name: 'What differs' }).getByRole('row').filter({ hasText: 'title' });
  await expect(differing).toContainText(/A at .*B at /);

  await press(page, '1 minute on');
  const a = page.getByRole('region', { name: 'Device A' });
  const b = page.getByRole('region', { name: 'Device B' });
  await expect(a).toContainText('1 waiting');
  await expect(b).toContainText('0 waiting');
  await expect(differing.getByRole('cell').last()).toHaveText(/^B at /);

  await page.getByLabel('Faults of A').selectOption({ label: 'None' });
  await press(page, '10 minutes on');
  await expect(page.getByRole('region', { name: 'Twin' })).toContainText('Both devices and the server have the same.');

  await page.getByText('State of A').click();
  for (const tool of ['Kill the worker', 'Fill the storage', 'Evict everything', 'Open as an older app']) {
    await page.getByLabel('Faults of A').selectOption({ label: 'Offline' });
    await press(page, `${tool}: A`);
    await press(page, 'Edit the same field on both');
    await press(page, 'End all trouble and judge');
    await expect(page.getByRole('status', { name: 'Twin outcome' })).toHaveText(/^Holds: /);
    await expect(page.getByLabel('Faults of A')).toHaveValue('');
  }

  // To hand on what was found.
  const downloading = page.waitForEvent('download');
  await press(page, 'Export as a trace');
  await page.getByLabel('Trace', { exact: true }).fill(await readFile(await (await downloading).path(), 'utf8'));
  await press(page, 'Replay');
  await expect(page.getByRole('status', { name: 'Replay outcome' })).toHaveText(/^Holds: /);
});
