/** What one person does: opens the dashboard, edits in bursts for five minutes, closes it. The same for every server. */
import { createDice } from '@holdfast/sync-server/bench/kit/sampleTodo.ts';

export interface Action {
  /** Milliseconds after opening. */
  at: number;
  /** Which of the person's records. */
  record: number;
  title: string;
}

export const scriptMs = 300_000;
export const recordsEach = 20;
const bursts = 12;
const actionsInBurst = 5;
export const actionsEach = bursts * actionsInBurst;

/** Sixty actions in time order; the same for the same person in every run. */
export function planActions(person: number): Action[] {
  const next = createDice(person + 1);
  const begin = Array.from({ length: bursts }, () => 1000 + next() * (scriptMs - 20_000)).sort((a, b) => a - b);
  const actions = begin.flatMap((start) => {
    let at = start;
    return Array.from({ length: actionsInBurst }, (_, n) => {
      at += 500 + next() * 2000;
      return { at, record: Math.floor(next() * recordsEach), title: `edit ${n} at ${Math.round(at)}` };
    });
  });
  return actions.sort((a, b) => a.at - b.at);
}
