/** Runs in a page of the origin to fill: the app's own database, with records as if a server had sent them. */
import { registry } from '@holdfast/shared/entities/registry';
import { bindAccount } from '../../src/data/bindAccount.ts';
import { openDevice } from '../../src/data/device.ts';
import { createLocalStore } from '../../src/data/localStore.ts';
import { endSnapshot } from '../../src/data/snapshot.ts';
import { type ShopRecord, shopRecords } from './shopRecords.ts';

declare global {
  /** `today`: milliseconds of its midnight, UTC. Answers how many records there are. */
  var seedStore: (count: number, today: number) => Promise<number>;
}

const pageSize = 1000;

globalThis.seedStore = async (count, today) => {
  const newId = () => crypto.randomUUID();
  const device = await openDevice('holdfast-local', registry, { now: () => Date.now(), newId });
  const workspace = newId();
  await bindAccount(device, { userId: 'shop', email: 'shop@example.org', workspace });
  localStorage.setItem('holdfast.databases', JSON.stringify({ byUser: { shop: device.db.name } }));
  const store = createLocalStore(device, async () => endSnapshot);
  const lease = (await store.takeLease()) ?? 0;
  let stored = 0;
  const apply = async (changes: ShopRecord[]) => {
    const whose = { account: '', workspace, device: device.id };
    const batch = { ...whose, cursor: null, changes: [], marks: [], waiting: 0, isHeld: false };
    const at = Date.now();
    stored += changes.length;
    const reply = { serverTime: at, cursor: `page ${stored}`, more: false, reset: false, changes, verdicts: [] };
    const outcome = await store.apply(lease, batch, reply, { sentAt: at, receivedAt: at });
    if (outcome !== 'applied') throw new Error(`the store was not filled: ${outcome}`);
  };
  let page: ShopRecord[] = [];
  for (const record of shopRecords(count, today)) {
    page.push(record);
    if (page.length === pageSize) {
      await apply(page);
      page = [];
    }
  }
  await apply(page);
  device.db.close();
  return stored;
};
