/** One contender's turns, and the middle of them. */
import { middleOf } from '@holdfast/sync-server/bench/kit/measures.ts';
import type { RaceContender } from './contenders.ts';
import type { CrowdReading, OfflineReading, Turn } from './runTurn.ts';

export interface Entry {
  contender: RaceContender;
  turns: Turn[];
  /** Why it is out of the race. */
  problem: string | null;
}

/** Null where it was not measured. */
export function offlineOf({ turns }: Entry): OfflineReading | null {
  const readings = turns.flatMap(({ offline }) => offline ?? []);
  return readings.length === 0 ? null : middleOf(readings);
}

export function crowdOf({ turns }: Entry, what: 'paced' | 'loop', devices: number): CrowdReading | null {
  const readings = turns.flatMap((turn) => turn[what].get(devices) ?? []);
  return readings.length === 0 ? null : middleOf(readings);
}
