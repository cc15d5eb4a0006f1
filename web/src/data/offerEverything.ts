/** Marks every field of every record dirty: what the server still has is a no-op there, what it lost comes back [RH1]. */

import type { OutboxRow } from './database.ts';
import type { Device } from './device.ts';

/** Inside the caller's transaction. */
export async function offerEverything(device: Device): Promise<void> {
  const { db } = device;
  const since = device.now();
  const known = new Map((await db.outbox.toArray()).map((mark) => [`${mark.entity}/${mark.id}`, mark]));
  const refused = new Set((await db.refused.toArray()).map(({ entity, id }) => `${entity}/${id}`));
  for (const entity of Object.keys(device.registry)) {
    const offers: OutboxRow[] = [];
    await db.rows(entity).each(({ id, stamps }) => {
      const key = `${entity}/${id}`;
      if (refused.has(key)) return;
      const mark = known.get(key);
      offers.push({ entity, id, fields: stamps, since: mark?.since ?? since, edits: mark?.edits ?? 0 });
    });
    await db.outbox.bulkPut(offers);
  }
}
