import { fileURLToPath } from 'node:url';
import { addTodo, chipOf, createAccount, expect, goTo, test } from '../e2e/fixtures.ts';
import { look } from './looks.ts';

const folder = fileURLToPath(new URL('../docs/', import.meta.url));

test('the pictures of Testing network loss', async ({ openDevice }) => {
  const { page } = await openDevice();
  const take = async (name: string) => {
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${folder}${name}.png` });
  };
  await createAccount(page);
  await look(page, 1280, 'light');
  await goTo(page, 'Settings');
  await page.getByLabel('Tester mode', { exact: true }).selectOption({ label: 'On' });
  await goTo(page, 'Network lab');
  await page.getByRole('button', { name: 'Offline', exact: true }).click();
  await goTo(page, 'Dashboard');
  await addTodo(page, 'Written in the tunnel');
  await expect(chipOf(page)).toContainText('Offline · 1 saved here');
  await goTo(page, 'Network lab');
  await take('lab-offline');
  await page.getByRole('button', { name: 'Stop all faults' }).click();

  await page.getByRole('button', { name: 'Open two devices' }).click();
  await page.getByLabel('Faults of A').selectOption({ label: 'Offline' });
  await page.getByRole('button', { name: 'Edit the same field on both' }).click();
  await page.getByRole('button', { name: '1 minute on' }).click();
  await page.getByRole('heading', { name: 'Twin' }).scrollIntoViewIfNeeded();
  await page.getByRole('region', { name: 'Twin' }).evaluate((part) => part.scrollIntoView());
  await page.mouse.wheel(0, -80);
  await take('lab-twin');

  await page.getByRole('button', { name: 'Run all scenarios' }).click();
  await expect(page.getByRole('status', { name: 'Verdict', exact: true })).toHaveText(/^Holds: all/, {
    timeout: 120_000,
  });
  await page.getByRole('region', { name: 'Scenarios' }).evaluate((part) => part.scrollIntoView());
  await page.mouse.wheel(0, -80);
  await take('lab-scenarios');
});
