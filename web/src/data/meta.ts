/** The few single facts a device keeps beside its records, each under one typed key. */
import type { Stamp } from '@holdfast/shared/clock/stamp';
import type { DeviceDatabase } from './database.ts';
import type { MeterHours } from './meter/meterHours.ts';
import type { RollupStates } from './rollups/rollupState.ts';

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

export interface Snapshot {
  /** Each record it shows is marked with this number. */
  id: number;
  /** The server may have lost what it does not show; otherwise that was deleted long ago [RH1, RH2]. */
  isLost: boolean;
}

/** What became of this device when it came back after a long absence, or was given a snapshot. */
export interface Homecoming {
  /** Device milliseconds. */
  at: number;
  /** When the server was last heard before. */
  since: number;
  /** It came by a snapshot. */
  wasReset: boolean;
  /** More is coming. */
  isUnderWay: boolean;
  /** What was kept of all records before: `no_room` on the device, or `too_large` for what is kept at most. */
  copy: 'kept' | 'no_room' | 'too_large';
  /** The last entry of the diary before, and when the last reply of it came: what lies between is of the homecoming. */
  diarySeq: number;
  until: number;
  /** By entity: how many came that had not been here. */
  arrived: Readonly<Record<string, number>>;
  /** Of the last reply that was counted. */
  cursor: string;
  isSeen: boolean;
}

/** What the browser has removed from this device. */
export interface LostCopy {
  /** Whether the server had a copy, too. */
  hasAccount: boolean;
  /** Records with changes it did not have. */
  unsent: number;
}

export interface MetaValues {
  device: string;
  /** By entity: the index keys its rows have. */
  indexed: Readonly<Record<string, string>>;
  /** How far the rollups have been counted. */
  rollups: RollupStates;
  clock: ClockState;
  /** Opaque, from the last reply that was applied in full. */
  cursor: string;
  /** The snapshot that is being paged in: nothing is pushed until it is complete. */
  snapshot: Snapshot;
  /** The fencing number of the newest lease [LD1]. */
  lease: number;
  account: Account;
  lastSentAt: number;
  lastReceivedAt: number;
  totals: SyncTotals;
  meterHours: MeterHours;
  paused: boolean;
  /** What was last typed as the e-mail of a sign-in. Never the password. */
  signInEmail: string;
  /** Somebody has answered the hint at what an account would add. */
  accountHintAnswered: boolean;
  homecoming: Homecoming;
  /** When somebody last declined to install the app. */
  installDeclinedAt: number;
  /** Until a person has heard of it. */
  lostCopy: LostCopy;
  /** The build that opened this database last. */
  build: string;
  /** How many sales this device has numbered; only ever counts up. */
  saleCount: number;
  /** There once it has been taken or declined. Versions whose demo had ids like any other listed it here. */
  demo: { entity: string; id: string }[];
}

export async function readMeta<K extends keyof MetaValues>(
  db: DeviceDatabase,
  key: K,
): Promise<MetaValues[K] | undefined> {
  return (await db.meta.get(key))?.value as MetaValues[K] | undefined;
}

/** Several at once, in one turn of the database. */
export async function readMetas<K extends keyof MetaValues>(
  db: DeviceDatabase,
  keys: readonly K[],
): Promise<{ [P in K]?: MetaValues[P] }> {
  const rows = await db.meta.bulkGet([...keys]);
  return Object.fromEntries(keys.map((key, at) => [key, rows[at]?.value])) as { [P in K]?: MetaValues[P] };
}

export async function writeMeta<K extends keyof MetaValues>(
  db: DeviceDatabase,
  key: K,
  value: MetaValues[K],
): Promise<void> {
  await db.meta.put({ key, value });
}

/** Of a transaction that marks something to be sent: the sync worker sees the count move, and wakes. */
export async function countWrite(db: DeviceDatabase, moved?: ClockState): Promise<void> {
  const clock = moved ?? (await readMeta(db, 'clock')) ?? newClock;
  await writeMeta(db, 'clock', { ...clock, writes: clock.writes + 1 });
}

/** Null while none is coming in. The first released version kept a plain yes or no. */
export async function readSnapshot(db: DeviceDatabase): Promise<Snapshot | null> {
  const kept = (await readMeta(db, 'snapshot')) as Snapshot | boolean | undefined;
  if (kept === true) return { id: 0, isLost: true };
  return kept || null;
}

/** A new fencing number, greater than every one before: whoever holds an older one can no longer commit [LD1]. */
export async function takeLease(db: DeviceDatabase): Promise<number> {
  const lease = ((await readMeta(db, 'lease')) ?? 0) + 1;
  await writeMeta(db, 'lease', lease);
  return lease;
}
