/**
 * A record put right before or after another one of an ordered list [OR1], also into that one's group: it takes over the
 * value of the field the list is grouped by. In one transaction: nobody comes in between.
 */
import { type EntityDefinition, readValue, storedName } from '@holdfast/shared/entities/defineEntity';
import { isDeletedRow, type Row } from './database.ts';
import type { Device } from './device.ts';
import { type Query, queryRange } from './queryRange.ts';
import { readPlaces } from './readPlaces.ts';
import { inOneTransaction, type WriteOutcome, writeRecords } from './write.ts';

export type Side = 'before' | 'after';

interface Place<E extends EntityDefinition> {
  entity: E;
  id: string;
  /** The index the list is in: its last field is the order, the one before it the group. */
  by: Query<E>['by'];
  /** The record it goes beside. */
  beside: string;
  side: Side;
}

/** `words`: what the history says of it. */
export async function placeRecord<E extends EntityDefinition>(
  device: Device,
  { entity, id, by, beside, side }: Place<E>,
  words: string,
): Promise<WriteOutcome> {
  return inOneTransaction<WriteOutcome>(device, [entity.name], async () => {
    const [moved, other] = await device.db.rows(entity.name).bulkGet([id, beside]);
    if (moved === undefined || isDeletedRow(moved)) return { ok: false, reason: 'gone', id };
    if (other === undefined || isDeletedRow(other)) return { ok: false, reason: 'gone', id: beside };
    const places = await readPlaces(
      device,
      { entity, by, row: other },
      {
        id,
        at({ before, after }) {
          const isOther = (row: Row) => row.id !== id;
          const first = before.filter(isOther);
          return {
            siblings: [...first, other, ...after.filter(isOther)],
            at: first.length + (side === 'after' ? 1 : 0),
          };
        },
      },
    );
    const [group = '', order = ''] = by.slice(-2);
    const intoGroup = { [group]: readValue(entity, other.values, storedName(entity, group)) };
    const writes = (places ?? []).map((place) => ({
      entity: entity.name,
      id: place.id,
      values: { [order]: place.order, ...(place.id === id && intoGroup) },
    }));
    return writeRecords(device, writes, { words });
  });
}

/** The record that comes next beyond the group of this one; undefined where there is none. */
export async function readBeyondGroup<E extends EntityDefinition>(
  { db }: Device,
  { entity, id, by, step }: Pick<Place<E>, 'entity' | 'id' | 'by'> & { step: -1 | 1 },
): Promise<string | undefined> {
  const row = await db.rows(entity.name).get(id);
  if (row === undefined) return undefined;
  const [group, ...leading] = by
    .slice(0, -1)
    .map((field) => readValue(entity, row.values, storedName(entity, field)))
    .reverse();
  const bound = step > 0 ? { after: group } : { before: group };
  const { index, lower, upper, isLowerIn, isUpperIn } = queryRange(entity, {
    by,
    equals: leading.reverse(),
    ...bound,
  });
  const beyond = db.rows(entity.name).where(index).between(lower, upper, isLowerIn, isUpperIn);
  return (await (step > 0 ? beyond : beyond.reverse()).first())?.id;
}
