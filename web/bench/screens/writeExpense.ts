/** A person adds an expense by the form; the newest one is the first of its card, on every device. */
import type { Page } from '@playwright/test';
import type { Seen, Target } from './probeInPage.ts';
import type { Readings } from './readings.ts';
import { readAct, settle } from './readTimes.ts';

/** `beforeSave`: called with what the new row is to be known by. */
export async function writeExpense(
  page: Page,
  readings: Readings,
  name: string,
  beforeSave: (target: Target) => Promise<void> = async () => {},
): Promise<Seen> {
  const target = { selector: 'li', text: `Vendor ${Date.now()}` };
  await page.getByRole('button', { name: 'Add expense' }).click();
  const form = page.getByRole('dialog', { name: 'Add expense' });
  await form.getByLabel('Amount').fill('24');
  await form.getByLabel('Vendor').fill(target.text);
  await settle(page);
  await beforeSave(target);
  const act = () => form.getByRole('button', { name: 'Save' }).click();
  const seen = await readAct(page, readings, { name, from: 'click', target, act });
  await form.waitFor({ state: 'detached' });
  await settle(page);
  return seen;
}
