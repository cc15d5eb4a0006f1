/** Runs in a page of the origin to fill: the app's own database, with records as if a server had sent them. */
import { registry } from '@holdfast/shared/entities/registry';
import { openDevice } from '../../src/data/device.ts';
import { createReceiver } from './receiver.ts';
import { shopRecords } from './shopRecords.ts';

declare global {
  /** `today`: milliseconds of its midnight, UTC. Answers how many records there are. */
  var seedStore: (count: number, today: number) => Promise<number>;
}

globalThis.seedStore = async (count, today) => {
  const newId = () => crypto.randomUUID();
  const device = await openDevice('holdfast-local', registry, { now: () => Date.now(), newId });
  const receive = await createReceiver(device);
  localStorage.setItem('holdfast.databases', JSON.stringify({ byUser: { shop: device.db.name } }));
  const records = [...shopRecords(count, today)];
  await receive(records);
  device.db.close();
  return records.length;
};
