import { fileURLToPath } from 'node:url';
import { expect, goTo, test } from '../e2e/fixtures.ts';
import { look } from './looks.ts';

const folder = fileURLToPath(new URL('../public/screenshots/', import.meta.url));

test('the pictures a browser shows before it installs the app, in the sizes the manifest says', async ({
  openDevice,
}) => {
  const { page } = await openDevice();
  await page.getByRole('button', { name: 'Try it with demo data' }).click();
  await expect(page.getByRole('button', { name: 'Remove demo data' })).toBeVisible();
  const take = async (name: string, width: number, height: number) => {
    await look(page, width, 'light');
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${folder}${name}.png` });
  };
  await take('wide', 1280, 800);
  await goTo(page, 'Todos');
  await take('narrow', 390, 844);
});
