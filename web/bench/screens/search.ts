/** What a person looks for by words: something many records have, something few have, and two words that many have each. */
import type { Page } from '@playwright/test';
import type { Readings } from './readings.ts';
import { readAct, settle } from './readTimes.ts';

/** By what each is called among the readings; `text`: of what is to be found. */
const searches = [
  { name: 'search, a word of many', typed: 'lamp', text: 'Lamp' },
  { name: 'search, a word of few', typed: 'supplier 12', text: 'Supplier 12' },
  { name: 'search, two words of many', typed: 'anna ask', text: 'Ask Anna' },
] as const;

export async function search(page: Page, readings: Readings, times: number): Promise<void> {
  const palette = page.getByRole('dialog', { name: 'Commands' });
  for (let n = 0; n < times; n += 1) {
    const open = { selector: '[cmdk-item]' };
    const press = () => page.keyboard.press('Control+k');
    await readAct(page, readings, { name: 'palette', from: 'keydown', target: open, act: press });
    const line = palette.getByRole('combobox');
    for (const { name, typed, text } of searches) {
      await line.fill('');
      await settle(page);
      const target = { selector: '[cmdk-item]', text };
      await readAct(page, readings, { name, from: 'input', target, act: () => line.fill(typed) });
      await settle(page);
    }
    await line.fill('lamp');
    await settle(page);
    const all = palette.getByRole('option', { name: /^All sales with/ });
    // A small shop has no more than are shown.
    if ((await all.count()) === 0) await page.keyboard.press('Escape');
    else {
      const target = { path: '/sales', selector: 'main li', text: 'Lamp' };
      await readAct(page, readings, { name: 'all that was found', from: 'click', target, act: () => all.click() });
    }
    await settle(page);
  }
}
