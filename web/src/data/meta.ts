/** The few single facts a device keeps beside its records, each under one typed key. */
import type { Stamp } from '@holdfast/shared/clock/stamp';
import type { DeviceDatabase } from './database.ts';

export interface Account {
  userId: string;
  email: string;
  workspace: string;
}

export interface ClockState {
  last: Stamp | null;
  /** Server time minus device time as last measured [HLC3]. */
  offsetMs: number;
  /** Counts this device's own write transactions, so that the sync worker can tell them from what it wrote itself. */
  writes: number;
}

export const newClock: ClockState = { last: null, offsetMs: 0, writes: 0 };

export interface SyncTotals {
  requests: number;
  records: number;
  edits: number;
  received: number;
}

export interface MetaValues {
  device: string;
  clock: ClockState;
  /** Opaque, from the last reply that was applied in full. */
  cursor: string;
  /** A snapshot is being paged in: nothing is pushed until it is complete. */
  snapshot: boolean;
  /** The fencing number of the newest lease [LD1]. */
  lease: number;
  account: Account;
  lastSentAt: number;
  lastReceivedAt: number;
  totals: SyncTotals;
  paused: boolean;
  /** How many sales this device has numbered; only ever counts up. */
  saleCount: number;
  /** Ids of the demo records, so that they can be taken away again. */
  demo: { entity: string; id: string }[];
}

export async function readMeta<K extends keyof MetaValues>(
  db: DeviceDatabase,
  key: K,
): Promise<MetaValues[K] | undefined> {
  return (await db.meta.get(key))?.value as MetaValues[K] | undefined;
}

export async function writeMeta<K extends keyof MetaValues>(
  db: DeviceDatabase,
  key: K,
  value: MetaValues[K],
): Promise<void> {
  await db.meta.put({ key, value });
}
