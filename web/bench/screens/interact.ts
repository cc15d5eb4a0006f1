/** Forty things people do, one after another, with a moment between them. */
import type { Page } from '@playwright/test';

const pauseMs = 200;

export async function interact(page: Page): Promise<void> {
  const main = page.getByRole('main');
  const link = (name: string) =>
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true });
  const pause = () => page.waitForTimeout(pauseMs);
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await pause();
    }
  };
  const click = async (...names: ReturnType<typeof link>[]) => {
    for (const place of names) {
      await place.click();
      await pause();
    }
  };
  const form = page.getByRole('dialog');
  /** However slow the machine is, it opens before it is left. */
  const fillIn = async (opener: ReturnType<typeof link>, ...keys: string[]) => {
    await click(opener);
    await form.waitFor();
    await press(...keys, 'Escape');
    await form.waitFor({ state: 'detached' });
  };
  const tab = (name: string) => main.getByRole('link', { name, exact: true });
  const firstCheck = main.getByRole('checkbox').first();

  await click(page.getByRole('textbox', { name: 'New todo' }));
  await press('m', 'i', 'l', 'k', 'Enter');
  await click(firstCheck, firstCheck, firstCheck);
  await fillIn(main.getByRole('listitem').first().getByRole('button', { name: /^Edit/ }));
  await click(link('Todos'), tab('Upcoming'), tab('All'), tab('Done'), tab('Today'));
  await click(link('Sales'), main.getByRole('searchbox'));
  await press('l', 'a', 'm', 'p');
  await click(tab('Due'), tab('Overdue'), tab('Sold'));
  await click(link('Expenses'));
  await fillIn(main.getByRole('button', { name: 'Add expense' }), '1', '2', '.', '5');
  await click(link('Calendar'), link('Quick links'), link('Sync'), link('Dashboard'));
  await click(firstCheck);
  await fillIn(main.getByRole('button', { name: 'Add todo' }), 't', 'e', 'a');
}
