/** A person's visit to the app without a network: they write, open lists, scroll and look around. */
import type { Page } from '@playwright/test';
import { interact } from './interact.ts';
import type { Tab } from './profile.ts';
import { addReading, type Readings } from './readings.ts';
import { readReach } from './readReach.ts';
import { open, readAct, settle } from './readTimes.ts';
import { search } from './search.ts';
import { writeExpense } from './writeExpense.ts';

export interface VisitPlan {
  /** How often a thing is written. */
  times: number;
  /** How often each list is opened, and each thing searched for. */
  opened: number;
  /** Whether they scroll far, look around and open a second tab as well: most of the time goes there. */
  isLong: boolean;
}

export async function visitApp(tab: Tab, url: string, { times, opened, isLong }: VisitPlan): Promise<Readings> {
  const { page } = tab;
  const readings: Readings = {};
  await open(page, url);
  for (let n = 0; n < times; n += 1) await writeTodo(page, readings);
  for (let n = 0; n < times; n += 1) await writeExpense(page, readings, 'expense');
  await openLists(page, readings, opened);
  await search(page, readings, opened);
  await goHome(page);
  if (isLong) await lookAround(tab, readings);
  await readHeap(tab, readings);
  if (isLong) await readOtherTab(tab, { url, readings, times });
  return readings;
}

async function lookAround({ page }: Tab, readings: Readings): Promise<void> {
  await scrollSales(page, readings);
  await goHome(page);
  await page.evaluate(() => probe.takeInteractions());
  await interact(page);
  addReading(readings, 'interaction', ...(await page.evaluate(() => probe.takeInteractions())));
  await goHome(page);
}

async function readHeap({ devtools }: Tab, readings: Readings): Promise<void> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await devtools.send('Runtime.getHeapUsage');
  addReading(readings, 'heap', (usedSize + embedderHeapUsedSize + backingStorageSize) / 2 ** 20);
}

/** Last, for with a second tab open nothing is as it was. */
async function readOtherTab(
  { page, openAnother }: Tab,
  { url, readings, times }: { url: string; readings: Readings; times: number },
): Promise<void> {
  const other = await openAnother();
  await open(other, url);
  await readReach({ from: page, to: other }, { name: 'other tab', times, pauseMs: 300 }, readings);
  await other.close();
}

async function writeTodo(page: Page, readings: Readings): Promise<void> {
  const text = `Matter ${Date.now()}`;
  await page.getByRole('textbox', { name: 'New todo' }).fill(text);
  // Its draft has been kept by then.
  await settle(page);
  const act = () => page.keyboard.press('Enter');
  await readAct(page, readings, { name: 'todo', from: 'keydown', target: { selector: 'li', text }, act });
}

async function openLists(page: Page, readings: Readings, times: number): Promise<void> {
  const allOf = (card: string) => page.getByRole('region', { name: card }).getByRole('link', { name: /^All/ });
  const rows = (path: string) => ({ path, selector: 'main li', atLeast: 20 });
  const lists = [
    { name: 'all todos', target: rows('/todos'), link: allOf('Todos') },
    { name: 'all sales', target: rows('/sales'), link: allOf('Sales') },
    {
      name: 'calendar',
      target: { path: '/calendar', selector: 'main button', text: 'Tasting' },
      link: page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Calendar', exact: true }),
    },
  ];
  for (let n = 0; n < times; n += 1) {
    for (const { link, ...timed } of lists) {
      await readAct(page, readings, { ...timed, from: 'click', act: () => link.click() });
      await settle(page);
      await goHome(page);
    }
  }
}

/** Down to the 500th sale, or the last, as fast as a wheel turns. */
async function scrollSales(page: Page, readings: Readings): Promise<void> {
  await page.getByRole('region', { name: 'Sales' }).getByRole('link', { name: /^All/ }).click();
  await page.locator('main li').nth(20).waitFor();
  await settle(page);
  await page.evaluate(() => probe.takeLongTasks());
  await page.mouse.move(640, 450);
  const isReached = () =>
    page.evaluate(() => {
      const isLast = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
      const last = [...document.querySelectorAll('main li')].findLast((row) => /no\. \d+/.test(row.textContent ?? ''));
      return isLast || Number(/no\. (\d+)/.exec(last?.textContent ?? '')?.[1]) >= 500;
    });
  let turns = 0;
  while (turns < 300 && !(await isReached())) {
    await page.mouse.wheel(0, 400);
    await settle(page, 50);
    turns += 1;
  }
  addReading(readings, 'long tasks of scrolling', ...longestOf(await page.evaluate(() => probe.takeLongTasks())));
}

async function goHome(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Dashboard', exact: true }).click();
  await page.getByRole('region', { name: 'Expenses' }).getByRole('listitem').first().waitFor();
  await settle(page);
}

/** Of none, none: 0. */
const longestOf = (values: readonly number[]) => [Math.max(0, ...values)];
