/** Runs in a page: gives a device records as if a server had sent them, a page at a time. */
import { bindAccount } from '../../src/data/bindAccount.ts';
import type { Device } from '../../src/data/device.ts';
import { createLocalStore } from '../../src/data/localStore.ts';
import { endSnapshot } from '../../src/data/snapshot.ts';
import type { ShopRecord } from './shopRecords.ts';

const pageSize = 1000;

/** Binds the device to an account of its own. What the answer is given is stored when it resolves. */
export async function createReceiver(device: Device): Promise<(records: Iterable<ShopRecord>) => Promise<void>> {
  const workspace = device.newId();
  await bindAccount(device, { userId: 'shop', email: 'shop@example.org', workspace });
  const store = createLocalStore(device, async () => endSnapshot);
  const lease = (await store.takeLease()) ?? 0;
  let pages = 0;
  const apply = async (changes: ShopRecord[]) => {
    const whose = { account: '', workspace, device: device.id };
    const batch = { ...whose, cursor: null, changes: [], marks: [], waiting: 0, isHeld: false };
    const at = Date.now();
    pages += 1;
    const reply = { serverTime: at, cursor: `page ${pages}`, more: false, reset: false, changes, verdicts: [] };
    const outcome = await store.apply(lease, batch, reply, { sentAt: at, receivedAt: at });
    if (outcome !== 'applied') throw new Error(`the store was not filled: ${outcome}`);
  };
  return async (records) => {
    let page: ShopRecord[] = [];
    for (const record of records) {
      page.push(record);
      if (page.length < pageSize) continue;
      await apply(page);
      page = [];
    }
    if (page.length > 0) await apply(page);
  };
}
