/**
 * A device that comes back after a long absence, or is given a snapshot, keeps a copy of everything before that changes it,
 * and counts what comes. This is no part of sync: whatever fails here, the reply is applied.
 */
import { isDeletedRecord } from '@holdfast/shared/merge/isDeleted';
import type { Change } from '@holdfast/shared/protocol/exchange';
import type { ReplyToApply } from '../applyReply.ts';
import type { DeviceDatabase } from '../database.ts';
import type { Device } from '../device.ts';
import { type Homecoming, readMetas, readSnapshot, writeMeta } from '../meta.ts';
import { type EndSnapshot, endSnapshot } from '../snapshot.ts';
import { keepCopy } from './keptCopy.ts';

/** Without a word from the server. */
export const longAbsenceMs = 7 * 86_400_000;

/** To be called before the reply is applied. Never rejects. Answers what ends a snapshot, for a worker that has fetched both at once. */
export async function watchReply(device: Device, { reply, measured }: ReplyToApply): Promise<EndSnapshot> {
  try {
    // One of another workspace begins without a reset.
    const isSnapshot = reply.reset || (await readSnapshot(device.db)) !== null;
    const home = await findHomecoming(device, isSnapshot, measured.receivedAt);
    // A reply that could not be applied comes once more.
    if (home === null || home.cursor === reply.cursor) return endSnapshot;
    const arrived = { ...home.arrived };
    for (const [entity, count] of await countNew(device.db, reply.changes)) {
      if (count > 0) arrived[entity] = (arrived[entity] ?? 0) + count;
    }
    const { more: isUnderWay, cursor } = reply;
    await writeMeta(device.db, 'homecoming', { ...home, arrived, isUnderWay, cursor, until: measured.receivedAt });
  } catch (error) {
    console.error('a homecoming was not noted', error);
  }
  return endSnapshot;
}

/** The one that is under way, or that begins with this reply. */
async function findHomecoming(device: Device, isSnapshot: boolean, at: number): Promise<Homecoming | null> {
  const { db } = device;
  const { homecoming: before, lastReceivedAt: since } = await readMetas(db, ['homecoming', 'lastReceivedAt']);
  // A first sync has nothing that could be changed.
  if (since === undefined) return null;
  // What a reset in the middle of it shows is not here for the first time: the copy is still the one from before.
  if (before?.isUnderWay) return { ...before, wasReset: before.wasReset || isSnapshot };
  if (!isSnapshot && at - since < longAbsenceMs) return null;
  const last = await db.diary.orderBy('seq').last();
  return {
    at,
    since,
    wasReset: isSnapshot,
    isUnderWay: true,
    copy: await keepCopy(device),
    diarySeq: last?.seq ?? 0,
    until: at,
    arrived: {},
    cursor: '',
    isSeen: false,
  };
}

/** By entity, records that are not here yet, and not deleted. */
async function countNew(db: DeviceDatabase, changes: readonly Change[]): Promise<[entity: string, count: number][]> {
  const live = changes.filter(({ entity, fields }) => Object.hasOwn(db.registry, entity) && !isDeletedRecord(fields));
  return Promise.all(
    [...new Set(live.map(({ entity }) => entity))].map(async (entity) => {
      const ids = live.filter((change) => change.entity === entity).map(({ id }) => id);
      const here = await db.rows(entity).where('id').anyOf(ids).count();
      return [entity, ids.length - here] as [string, number];
    }),
  );
}
