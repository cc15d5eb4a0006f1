/** What is waited for, measured in the page: a start, and what follows on a press. */
import type { Page } from '@playwright/test';
import type { Seen, Target } from './probeInPage.ts';
import { addReading, type Readings } from './readings.ts';
import { warmMs } from './startAlone.ts';

/** Until there are rows in all cards, and what is fetched after them. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'commit' });
  await page.evaluate(() => probe.start());
  await settle(page, warmMs);
}

export interface TimedAct {
  /** What it is called among the readings. */
  name: string;
  from: 'click' | 'keydown' | 'input';
  target: Target;
  act(): Promise<void>;
}

/** From what a person does until the target is there. */
export async function readAct(page: Page, readings: Readings, { name, from, target, act }: TimedAct): Promise<Seen> {
  await page.evaluate(([type, wanted]) => probe.arm(type, wanted), [from, target] as const);
  await act();
  const seen = await page.evaluate(() => probe.seen());
  addReading(readings, `${name}: in the document`, seen.inDocumentMs);
  addReading(readings, `${name}: painted`, seen.paintedMs);
  return seen;
}

/** Lets a page finish what it does afterwards, so that it does not count for what comes next. */
export const settle = (page: Page, ms = 300): Promise<void> => page.waitForTimeout(ms);
