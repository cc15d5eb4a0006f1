/**
 * A record one step up or down among its siblings [OR1]: those with the same values in all fields of an index but its last,
 * which is their order. In one transaction: nobody comes in between.
 */
import { type EntityDefinition, keyName } from '@holdfast/shared/entities/defineEntity';
import { planPlace } from '@holdfast/shared/values/planPlace';
import { isDeletedRow, type Row } from './database.ts';
import type { Device } from './device.ts';
import { type Query, queryRange } from './queryRange.ts';
import { inOneTransaction, type WriteOutcome, writeRecords } from './write.ts';

interface Step<E extends EntityDefinition> {
  entity: E;
  id: string;
  /** The index the list is in, whose last field is `order`. */
  by: Query<E>['by'];
  step: -1 | 1;
}

/** How many siblings are looked at to each side at first: enough wherever hardly any have the same key. */
const looked = 32;

/** `atEnd`: there is nothing in that direction. */
export type StepOutcome = WriteOutcome | { ok: true; atEnd: true };

/** `words`: what the history says of it. */
export async function stepRecord<E extends EntityDefinition>(
  device: Device,
  step: Step<E>,
  words: string,
): Promise<StepOutcome> {
  const { entity, id } = step;
  return inOneTransaction<StepOutcome>(device, [entity.name], async () => {
    const row = await device.db.rows(entity.name).get(id);
    if (row === undefined || isDeletedRow(row)) return { ok: false, reason: 'gone', id };
    const placed = await readPlace(device, step, row);
    if (placed === null) return { ok: true, atEnd: true };
    const [field = ''] = step.by.slice(-1);
    const writes = placed.map(({ id, order }) => ({ entity: entity.name, id, values: { [field]: order } }));
    return writeRecords(device, writes, { words });
  });
}

/** Who gets which key; null where it cannot go further. */
async function readPlace<E extends EntityDefinition>(device: Device, { entity, by, step }: Step<E>, row: Row) {
  const name = keyName(entity, by.at(-1) ?? '');
  for (let limit = looked; ; limit *= 8) {
    const { before, after, isStart, isEnd } = await readAround(device, { entity, by, row, limit });
    if ((step < 0 ? before : after).length === 0) return null;
    const siblings = [...before, ...after];
    const at = before.length + step;
    const { from, to, keys } = planPlace(
      siblings.map((sibling) => String(sibling.keys[name] ?? '')),
      at,
    );
    // What was read may end where the list goes on.
    if ((from === 0 && !isStart) || (to === siblings.length && !isEnd)) continue;
    const ids = siblings.slice(from, to).map((sibling) => sibling.id);
    return ids.toSpliced(at - from, 0, row.id).map((id, n) => ({ id, order: keys[n] ?? '' }));
  }
}

interface Around {
  /** In their order: of equal keys the ids decide. */
  before: Row[];
  after: Row[];
  /** Whether these are all there are on that side. */
  isStart: boolean;
  isEnd: boolean;
}

async function readAround<E extends EntityDefinition>(
  { db }: Device,
  { entity, by, row, limit }: Pick<Step<E>, 'entity' | 'by'> & { row: Row; limit: number },
): Promise<Around> {
  const keys = by.map((name) => row.keys[keyName(entity, name)] ?? '');
  const [equals, order] = [keys.slice(0, -1), keys.at(-1)];
  const read = async (bounds: Pick<Query<E>, 'from' | 'to' | 'before' | 'after' | 'reverse' | 'limit'>) => {
    const { index, lower, upper, isLowerIn, isUpperIn } = queryRange(entity, { by, equals, ...bounds });
    const rows = db.rows(entity.name).where(index).between(lower, upper, isLowerIn, isUpperIn);
    const { reverse = false, limit = Number.POSITIVE_INFINITY } = bounds;
    return (reverse ? rows.reverse() : rows).limit(limit).toArray();
  };
  const [less, same, more] = await Promise.all([
    read({ before: order, reverse: true, limit }),
    read({ from: order, to: order }),
    read({ after: order, limit }),
  ]);
  return {
    before: [...less.reverse(), ...same.filter(({ id }) => id < row.id)],
    after: [...same.filter(({ id }) => id > row.id), ...more],
    isStart: less.length < limit,
    isEnd: more.length < limit,
  };
}
