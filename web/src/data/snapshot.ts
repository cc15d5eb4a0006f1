/**
 * The end of a snapshot: what it did not show. Lost by the server, it is offered again [RH1]; deleted long ago, it goes
 * here too, unless there is unsent work on it: then all of the record is offered, since nothing of it is left there [RH2].
 */
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { isDeletedRow, type Row } from './database.ts';
import type { Device } from './device.ts';
import type { Snapshot } from './meta.ts';
import { AnsweredMarks } from './outbox/answeredMarks.ts';
import { keyOf } from './recordName.ts';
import { RowSet } from './rollups/rowSet.ts';
import { stampsOf } from './rowFields.ts';

/** Records read at a time: a table may be larger than memory should be. */
const batch = 500;

type Stored = Pick<Row, 'id' | 'seen' | 'stamps'> & { values: Record<string, unknown> };

export type EndSnapshot = typeof endSnapshot;

/** Inside the caller's transaction. */
export async function endSnapshot(device: Device, snapshot: Snapshot, at: number): Promise<void> {
  const { db } = device;
  for (const entity of Object.keys(device.registry)) {
    for (let from = ''; ; ) {
      const rows = await db.rows(entity).where('id').above(from).limit(batch).toArray();
      const gone = new Set(await settleUnseen(device, entity, rows, snapshot, at));
      const set = new RowSet(db);
      for (const row of rows.filter(({ id }) => gone.has(id))) {
        set.hold(entity, row);
        set.remove({ entity, id: row.id });
      }
      await set.save();
      if (rows.length < batch) break;
      from = rows.at(-1)?.id ?? '';
    }
  }
  const aside = await db.unknown.toArray();
  for (const entity of new Set(aside.map((row) => row.entity))) {
    const rows = aside
      .filter((row) => row.entity === entity)
      .map((row) => ({ ...row, stamps: stampsOf(row.fields), values: {} }));
    const gone = await settleUnseen(device, entity, rows, snapshot, at);
    await db.unknown.bulkDelete(gone.map((id) => [entity, id]));
  }
}

/** Answers the ids of the records to remove. */
async function settleUnseen(
  { db, now }: Device,
  entity: string,
  rows: readonly Stored[],
  { id: current, isLost }: Snapshot,
  at: number,
): Promise<string[]> {
  const unseen = rows.filter(({ seen }) => seen !== current);
  const marks = new AnsweredMarks(db, now);
  await marks.open(
    entity,
    unseen.map(({ id }) => id),
  );
  const worked = marks.keys();
  const isOffered = ({ id }: Stored) => isLost || worked.has(keyOf({ entity, id }));
  for (const { id, stamps } of unseen.filter(isOffered)) marks.offer({ entity, id }, stamps);
  await marks.save();
  const gone = unseen.filter((row) => !isOffered(row));
  const noted = gone.filter(
    ({ values, stamps }) => Object.keys(values).length > 0 && !isDeletedRow({ values, stamps }),
  );
  await db.diary.bulkAdd(
    noted.map(({ id, values }) => ({
      at,
      entity,
      id,
      changes: [{ name: deletedField, before: false, after: true, lostMine: false }],
      removed: values,
    })),
  );
  return gone.map(({ id }) => id);
}
