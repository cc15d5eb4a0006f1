/** What the bare page takes for what the app is asked to do. */
import type { Tab } from './profile.ts';
import type { Readings } from './readings.ts';
import { open, readAct, settle } from './readTimes.ts';

export async function visitBare({ page }: Tab, url: string, times: number): Promise<Readings> {
  const readings: Readings = {};
  await open(page, url);
  for (let n = 0; n < times; n += 1) {
    const text = `Matter ${Date.now()}`;
    await page.getByLabel('New todo').fill(text);
    await settle(page);
    const target = { selector: 'li', text };
    const act = () => page.keyboard.press('Enter');
    await readAct(page, readings, { name: 'todo', from: 'keydown', target, act });
  }
  for (let n = 0; n < times; n += 1) {
    const text = `Vendor ${Date.now()}`;
    await page.getByRole('textbox', { name: 'Amount' }).fill('24');
    await page.getByRole('textbox', { name: 'Vendor' }).fill(text);
    await settle(page);
    const target = { selector: 'li', text };
    const act = () => page.getByRole('button', { name: 'Save' }).click();
    await readAct(page, readings, { name: 'expense', from: 'click', target, act });
  }
  const list = { selector: '#page > li', atLeast: 20 };
  const act = () => page.getByRole('button', { name: 'All' }).click();
  await readAct(page, readings, { name: 'list', from: 'click', target: list, act });
  return readings;
}
