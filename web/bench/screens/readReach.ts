/** What is saved in one page until it is seen in another one: a tab of the same browser, or another device. */
import type { Page } from '@playwright/test';
import { addReading, type Readings } from './readings.ts';
import { settle } from './readTimes.ts';
import { writeExpense } from './writeExpense.ts';

export interface Reach {
  /** What it is called among the readings. */
  name: string;
  times: number;
  /** Between one write and the next. */
  pauseMs: number;
}

/** Both pages show the dashboard. The two clocks are of one machine. */
export async function readReach(
  { from, to }: { from: Page; to: Page },
  reach: Reach,
  readings: Readings,
): Promise<void> {
  const { name, times, pauseMs } = reach;
  for (let n = 0; n < times; n += 1) {
    const { beganAt } = await writeExpense(from, readings, `${name}, the writer`, (target) =>
      to.evaluate((wanted) => probe.expect(wanted), target),
    );
    const seen = await to.evaluate(() => probe.seen());
    addReading(readings, `${name}: in the document`, seen.beganAt + seen.inDocumentMs - beganAt);
    addReading(readings, `${name}: painted`, seen.beganAt + seen.paintedMs - beganAt);
    await settle(from, pauseMs);
  }
}
