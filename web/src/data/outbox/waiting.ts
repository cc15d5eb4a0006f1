/**
 * What waits for the server. In a database that is bound to no account nothing waits: its marks only say what the first
 * sign-in will send, and a person is not told of them.
 */

import { useDevice } from '../DeviceProvider.tsx';
import type { DeviceDatabase } from '../database.ts';
import { readMeta } from '../meta.ts';
import { useLive } from '../useLive.ts';

export interface Waiting {
  /** Records with unsent fields. */
  unsent: number;
  /** When the oldest of those edits was made, device milliseconds. */
  oldestUnsentAt: number | null;
  refused: number;
}

export async function countWaiting(db: DeviceDatabase): Promise<Waiting> {
  const [isForNobody, unsent, oldest, refused] = await Promise.all([
    waitsForNobody(db),
    db.outbox.count(),
    db.outbox.orderBy('since').first(),
    db.refused.count(),
  ]);
  if (isForNobody) return { unsent: 0, oldestUnsentAt: null, refused: 0 };
  return { unsent, oldestUnsentAt: oldest?.since ?? null, refused };
}

/** The app adds "sending" by itself: the data layer does not know when a run is under way. */
export type RecordState = 'settled' | 'saved_here' | 'needs_you';

/** What readStates reads, for a transaction that reads more. */
export const stateTables = ({ outbox, refused, meta }: DeviceDatabase) => [outbox, refused, meta];

/** How far records of one entity have come: those that are settled are left out. */
export async function readStates(
  db: DeviceDatabase,
  entity: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RecordState>> {
  if (ids.length === 0) return new Map();
  const [isForNobody, unsent, refused] = await Promise.all([
    waitsForNobody(db),
    listedIn(db.outbox, entity, ids),
    listedIn(db.refused, entity, ids),
  ]);
  const states = new Map<string, RecordState>();
  if (isForNobody) return states;
  for (const id of ids) {
    if (refused.has(id)) states.set(id, 'needs_you');
    else if (unsent.has(id)) states.set(id, 'saved_here');
  }
  return states;
}

/** Beyond these, records are looked up one by one. */
const fewKeys = 100;

/** Which of these are in the table, where mostly few or none are: one look at all between the first and the last of them. */
async function listedIn(
  table: DeviceDatabase['outbox'] | DeviceDatabase['refused'],
  entity: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const sorted = [...ids].sort();
  const between = table.where('[entity+id]').between([entity, sorted[0]], [entity, sorted.at(-1)], true, true);
  const found = await between.limit(fewKeys + 1).primaryKeys();
  if (found.length <= fewKeys) return new Set(found.map(([, id]) => id));
  const rows = await table.bulkGet(ids.map((id): [string, string] => [entity, id]));
  return new Set(rows.flatMap((row) => (row === undefined ? [] : [row.id])));
}

/** Live states of the records of one entity. */
export function useRecordStates(entity: string, ids: readonly string[]): ReadonlyMap<string, RecordState> {
  const { db } = useDevice();
  const read = async () =>
    ids.length === 0 ? none : db.transaction('r', stateTables(db), async () => readStates(db, entity, ids));
  return useLive(read, [db, entity, ids.join()]) ?? none;
}

const none: ReadonlyMap<string, RecordState> = new Map();

export async function waitsForNobody(db: DeviceDatabase): Promise<boolean> {
  return (await readMeta(db, 'account')) === undefined;
}
