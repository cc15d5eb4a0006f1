import { fileURLToPath } from 'node:url';
import { expect, goTo, test } from '../e2e/fixtures.ts';
import { look } from './looks.ts';

const folder = fileURLToPath(new URL('../../shared/docs/', import.meta.url));

test('the pictures of the README', async ({ openDevice }) => {
  const { page } = await openDevice();
  await page.getByRole('button', { name: 'Try it with demo data' }).click();
  await expect(page.getByRole('button', { name: 'Remove demo data' })).toBeVisible();
  const take = async (name: string) => {
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${folder}${name}.png` });
  };
  await look(page, 1280, 'light');
  await take('dashboard');
  await goTo(page, 'Sales');
  await page.getByRole('link', { name: 'All time' }).click();
  await page.getByRole('button', { name: 'Edit Grinder service' }).click();
  await take('sales');
  await page.keyboard.press('Escape');
  await look(page, 390, 'dark');
  await goTo(page, 'Todos');
  await take('phone');
});
