/**
 * A record one step up or down among its siblings [OR1]: those with the same values in all fields of an index but its last,
 * which is their order. In one transaction: nobody comes in between.
 */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import { isDeletedRow } from './database.ts';
import type { Device } from './device.ts';
import type { Query } from './queryRange.ts';
import { readPlaces } from './readPlaces.ts';
import { inOneTransaction, type WriteOutcome, writeRecords } from './write.ts';

export interface Step<E extends EntityDefinition> {
  entity: E;
  id: string;
  /** The index the list is in, whose last field is `order`. */
  by: Query<E>['by'];
  step: -1 | 1;
}

/** `atEnd`: there is nothing in that direction. */
export type StepOutcome = WriteOutcome | { ok: true; atEnd: true };

/** `words`: what the history says of it. */
export async function stepRecord<E extends EntityDefinition>(
  device: Device,
  { entity, id, by, step }: Step<E>,
  words: string,
): Promise<StepOutcome> {
  return inOneTransaction<StepOutcome>(device, [entity.name], async () => {
    const row = await device.db.rows(entity.name).get(id);
    if (row === undefined || isDeletedRow(row)) return { ok: false, reason: 'gone', id };
    const places = await readPlaces(
      device,
      { entity, by, row },
      {
        id,
        at: ({ before, after }) =>
          (step < 0 ? before : after).length === 0
            ? null
            : { siblings: [...before, ...after], at: before.length + step },
      },
    );
    if (places === null) return { ok: true, atEnd: true };
    const [field = ''] = by.slice(-1);
    const writes = places.map(({ id, order }) => ({ entity: entity.name, id, values: { [field]: order } }));
    return writeRecords(device, writes, { words });
  });
}
