/** Databases without room: whatever is to be written fails as it does on a full device. Returns what makes room again. */
import type { Dexie } from 'dexie';

export function fillRoom(databases: readonly Dexie[]): () => void {
  const refuse = () => {
    throw new DOMException('The lab has filled this device.', 'QuotaExceededError');
  };
  const hooks = databases.flatMap((db) =>
    db.tables.flatMap((table) => [table.hook('creating'), table.hook('updating')]),
  );
  for (const hook of hooks) hook.subscribe(refuse as never);
  return () => {
    for (const hook of hooks) hook.unsubscribe(refuse as never);
  };
}
