/** What a device with a wrong clock says of one record, brought back to the present [HLC3]. */
import type { Fields, Pair } from '../merge/mergeFields.ts';
import { nodeOf, pullBack, type Stamp, tick } from './stamp.ts';

/**
 * The very same fields where there is nothing to pull back. What was later stays later and what was given at once stays
 * so: whether a record is deleted depends on the order of its stamps [MG5].
 */
export function pullAllBack(fields: Fields, nowMs: number): Fields {
  const given = [...new Set(Object.values(fields).map(([, stamp]) => stamp))].sort();
  if (given.every((stamp) => pullBack(stamp, nowMs) === stamp)) return fields;
  const pulledByStamp = new Map<Stamp, Stamp>();
  let last = '';
  for (const stamp of given) {
    const pulled = pullBack(stamp, nowMs);
    last = pulled > last ? pulled : tick(last, nowMs, nodeOf(stamp));
    pulledByStamp.set(stamp, last);
  }
  const pulledFields = Object.entries(fields).map(([name, [value, stamp]]) => [
    name,
    [value, pulledByStamp.get(stamp)],
  ]);
  return Object.fromEntries(pulledFields) as Record<string, Pair>;
}
