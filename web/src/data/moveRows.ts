/** Takes what was written before sign-in into the database an account already has on this device. Repeating it changes nothing. */
import { observe } from '@holdfast/shared/clock/stamp';
import { mergeFields, type Pair } from '@holdfast/shared/merge/mergeFields';
import type { Device } from './device.ts';
import { newClock, readMeta, writeMeta } from './meta.ts';
import { Marks, outboxTables } from './outbox/marks.ts';
import { RowSet } from './rollups/rowSet.ts';
import { toFields, toRow } from './rowFields.ts';

/** Copies and marks all records of `from` dirty in `to`. The caller deletes `from` afterwards. */
export async function moveRows(from: Device, to: Device): Promise<void> {
  await moveMeta(from, to);
  await to.db.drafts.bulkPut(await from.db.drafts.toArray());
  for (const entity of Object.values(from.registry)) {
    const moving = await from.db.rows(entity.name).toArray();
    const ids = moving.map(({ id }) => id);
    await to.db.transaction('rw', [...to.db.rowTables([entity.name]), ...outboxTables(to.db)], async () => {
      const rows = new RowSet(to.db);
      await rows.open(entity.name, ids);
      const marks = new Marks(to.db, () => to.now());
      await marks.open(entity.name, ids);
      for (const row of moving) {
        const name = { entity: entity.name, id: row.id };
        const here = rows.get(name);
        const { fields, taken } = mergeFields(here ? toFields(here) : {}, toFields(row));
        if (taken.length === 0) continue;
        rows.put(entity.name, toRow(row.id, fields));
        const stamps = taken.map((field) => [field, (fields[field] as Pair)[1]]);
        marks.edit(name, Object.fromEntries(stamps));
      }
      await rows.save();
      const clock = (await readMeta(to.db, 'clock')) ?? newClock;
      const stamps = moving.flatMap(({ stamps }) => Object.values(stamps));
      await writeMeta(to.db, 'clock', { ...clock, last: stamps.reduce(observe, clock.last) });
      await marks.save();
    });
  }
}

/** What belongs to the records: which of them are demo data, and how far the sale numbers have counted. */
async function moveMeta({ db: from }: Device, { db: to }: Device): Promise<void> {
  const [demo, saleCount] = [await readMeta(from, 'demo'), await readMeta(from, 'saleCount')];
  await to.transaction('rw', to.meta, async () => {
    const known = (await readMeta(to, 'demo')) ?? [];
    const moved = (demo ?? []).filter(({ id }) => !known.some((other) => other.id === id));
    await writeMeta(to, 'demo', [...known, ...moved]);
    await writeMeta(to, 'saleCount', Math.max(saleCount ?? 0, (await readMeta(to, 'saleCount')) ?? 0));
  });
}
