import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import {
  addTodo,
  chipOf,
  createAccount,
  expect,
  goTo,
  savedEverywhere,
  test,
  titlesSent,
  todoRow,
} from './fixtures.ts';

const ribbonOf = (page: Page) => page.getByRole('alert', { name: 'Network lab' });

async function enterLab(page: Page): Promise<void> {
  await goTo(page, 'Settings');
  await page.getByLabel('Tester mode', { exact: true }).selectOption({ label: 'On' });
  await goTo(page, 'Network lab');
}

test('[NL1] [EN5] trouble set in the lab meets the sync worker, outlives a reload, and one press ends it', async ({
  openDevice,
}) => {
  const device = await openDevice('installed');
  const { page } = device;
  await createAccount(page);
  await enterLab(page);
  await page.getByRole('button', { name: 'Reply lost after commit' }).click();
  await goTo(page, 'Dashboard');
  await expect(ribbonOf(page)).toContainText('Reply lost after commit');
  await addTodo(page, 'Answered to nobody');
  await expect(chipOf(page)).toContainText("Can't reach server");
  await expect.poll(() => titlesSent(device)).toContain('Answered to nobody');

  await page.reload();
  await goTo(page, 'Network lab');
  await page.getByRole('button', { name: 'Offline', exact: true }).click();
  await expect(chipOf(page)).toContainText('Offline · 1 saved here');
  const exchanges = page.getByRole('region', { name: 'Exchanges' });
  await expect(exchanges.getByRole('row').filter({ hasText: 'reply_lost' }).filter({ hasText: 'yes' })).not.toHaveCount(
    0,
  );
  await expect(exchanges.getByRole('row').filter({ hasText: 'offline' }).filter({ hasText: 'no' })).not.toHaveCount(0);

  await ribbonOf(page).getByRole('button', { name: 'Stop all faults' }).click();
  await expect(ribbonOf(page)).toHaveCount(0);
  await expect(chipOf(page)).toContainText(savedEverywhere);
  await page.getByRole('button', { name: 'Compare with the server' }).click();
  await expect(page.getByRole('status', { name: 'Comparison' })).toContainText(/^Holds: .* 0 waiting \+ 0 refused/);
  await goTo(page, 'Dashboard');
  await expect(todoRow(page, 'Answered to nobody')).toHaveCount(1);
});

test('[NL3] [EN5] every scenario of the lab holds, by a link and all in one page', async ({ openDevice, server }) => {
  // Fifty runs, on a machine that may have much else to do.
  test.slow();
  const device = await openDevice('installed');
  const { page } = device;
  await device.goOffline();
  await page.goto(`${server.url}/lab?scenario=reply-lost&seed=42`);
  await page.getByRole('button', { name: 'Switch on tester mode' }).click();
  const verdict = page.getByRole('status', { name: 'Verdict', exact: true });
  await expect(verdict).toHaveText(/^Holds: \d+ fields? written, all of them on both devices and the server/);
  await page.getByRole('button', { name: 'Run all scenarios' }).click();
  await expect(verdict).toHaveText(/^(Holds|Broken): .*scenarios/, { timeout: 200_000 });
  await expect(verdict).toHaveText(/^Holds: all \d{2} scenarios/);

  await page.getByRole('button', { name: 'Open two devices' }).click();
  await page.getByLabel('Faults of A').selectOption({ label: 'Offline' });
  await page.getByRole('button', { name: 'Edit the same field on both' }).click();
  await page.getByRole('button', { name: '1 minute on' }).click();
  const differing = page.getByRole('region', { name: 'What differs' }).getByRole('row').filter({ hasText: 'title' });
  await expect(differing).toContainText(/A at .*B at /);
  await page.getByRole('button', { name: 'End all trouble and judge' }).click();
  await expect(page.getByRole('status', { name: 'Twin outcome' })).toHaveText(/^Holds: /);

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as a trace' }).click();
  const trace = await readFile(await (await downloading).path(), 'utf8');
  await page.getByLabel('Trace', { exact: true }).fill(trace);
  await page.getByRole('button', { name: 'Replay' }).click();
  await expect(page.getByRole('status', { name: 'Replay outcome' })).toHaveText(/^Holds: /);

  const axe = await new AxeBuilder({ page }).analyze();
  expect(axe.violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target).join(' ')}`)).toEqual([]);
  await page.getByRole('button', { name: 'Close both' }).click();
  await expect(page.getByRole('button', { name: 'Open two devices' })).toBeVisible();
  const databases = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
  await expect.poll(async () => (await databases()).filter((name) => name.startsWith('holdfast-lab-'))).toEqual([]);
});
