/** Runs last in the race's worker: opens one contender's database at a time, and edits a row of it when told to. */
import type { OpenStore } from './contender.ts';
import { expenseAt } from './expenseAt.ts';

export type WorkerCall =
  | { call: 'open'; name: string }
  | { call: 'edit'; n: number; amount: number }
  | { call: 'close' };

let store: OpenStore | undefined;

/** Of an edit: when it began, in milliseconds since 1970. */
async function answer(asked: WorkerCall): Promise<number> {
  if (asked.call === 'open') store = await contenders.find(({ name }) => name === asked.name)?.open();
  if (asked.call === 'close') await store?.close();
  if (asked.call !== 'edit') return 0;
  const beganAt = performance.timeOrigin + performance.now();
  await store?.edit(expenseAt(asked.n), asked.amount);
  return beganAt;
}

addEventListener(
  'message',
  ({ data }: MessageEvent<WorkerCall>) => void answer(data).then((value) => postMessage(value)),
);
