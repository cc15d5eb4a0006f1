/** A device without room: its outbox takes no new row, so that a write fails when it is half done. Returns what ends it. */
import type { Device } from '../device.ts';

export function fillDisk({ db }: Pick<Device, 'db'>): () => void {
  const refuse = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  db.outbox.hook('creating', refuse);
  return () => db.outbox.hook('creating').unsubscribe(refuse);
}
