/** Marks every field of every record dirty: what the server still has is a no-op there, what it lost comes back [RH1]. */

import type { OutboxRow, Row } from './database.ts';
import type { Device } from './device.ts';

/** Inside the caller's transaction. */
export async function offerEverything(device: Device): Promise<void> {
  const { db } = device;
  const since = device.now();
  const known = new Map((await db.outbox.toArray()).map((mark) => [`${mark.entity}/${mark.id}`, mark]));
  const refused = new Map((await db.refused.toArray()).map((row) => [`${row.entity}/${row.id}`, row.fields]));
  for (const entity of Object.keys(device.registry)) {
    const offers: OutboxRow[] = [];
    await db.rows(entity).each(({ id, stamps }) => {
      const key = `${entity}/${id}`;
      const mark = known.get(key);
      const fields = without(stamps, refused.get(key) ?? {});
      if (Object.keys(fields).length === 0) return;
      offers.push({ entity, id, fields, since: mark?.since ?? since, edits: mark?.edits ?? 0 });
    });
    await db.outbox.bulkPut(offers);
  }
}

/** What is in quarantine stays there: it was rejected as it is. */
function without(stamps: Row['stamps'], refused: Row['stamps']): Row['stamps'] {
  return Object.fromEntries(Object.entries(stamps).filter(([name]) => !Object.hasOwn(refused, name)));
}
