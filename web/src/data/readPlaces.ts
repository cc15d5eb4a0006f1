/** What stands around a row in the order people gave a list, and which keys put a record there [OR1]. For one transaction. */
import { type EntityDefinition, keyName } from '@holdfast/shared/entities/defineEntity';
import { planPlace } from '@holdfast/shared/values/planPlace';
import type { Row } from './database.ts';
import type { Device } from './device.ts';
import { type Query, queryRange } from './queryRange.ts';

/** How many siblings are looked at to each side at first: enough wherever hardly any have the same key. */
const looked = 32;

interface Asked<E extends EntityDefinition> {
  entity: E;
  /** The index the list is in, whose last field is the order. */
  by: Query<E>['by'];
  /** The row they are siblings of. */
  row: Row;
}

export interface Around {
  /** In their order: of equal keys the ids decide. */
  before: Row[];
  after: Row[];
}

interface Placing {
  /** The record that is to be placed. */
  id: string;
  /** The siblings, without the record itself, and before which of them it goes; null: nowhere. */
  at(around: Around): { siblings: readonly Row[]; at: number } | null;
}

/** Who gets which key: the record, and what stands in its way. Null where it cannot go there. */
export async function readPlaces<E extends EntityDefinition>(
  device: Device,
  asked: Asked<E>,
  { id, at: find }: Placing,
) {
  const name = keyName(asked.entity, asked.by.at(-1) ?? '');
  for (let limit = looked; ; limit *= 8) {
    const { isStart, isEnd, ...around } = await readAround(device, asked, limit);
    const found = find(around);
    if (found === null) return null;
    const { siblings, at } = found;
    const { from, to, keys } = planPlace(
      siblings.map((sibling) => String(sibling.keys[name] ?? '')),
      at,
    );
    // What was read may end where the list goes on.
    if ((from === 0 && !isStart) || (to === siblings.length && !isEnd)) continue;
    const ids = siblings.slice(from, to).map((sibling) => sibling.id);
    return ids.toSpliced(at - from, 0, id).map((each, n) => ({ id: each, order: keys[n] ?? '' }));
  }
}

/** `isStart`, `isEnd`: these are all there are on that side. */
async function readAround<E extends EntityDefinition>(
  { db }: Device,
  { entity, by, row }: Asked<E>,
  limit: number,
): Promise<Around & { isStart: boolean; isEnd: boolean }> {
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
