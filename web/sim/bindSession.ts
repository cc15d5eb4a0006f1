/** Somebody signs in: the database of a device belongs to their account from now on. */
import { bindAccount } from '../src/data/bindAccount.ts';
import type { Device } from '../src/data/device.ts';
import { isStorageFull } from '../src/data/storageFull.ts';
import type { Session } from './signUp.ts';

export type Bound = 'bound' | 'full';

export async function bindSession(device: Device, { userId, workspace }: Session): Promise<Bound> {
  try {
    await bindAccount(device, { userId, workspace, email: 'somebody@example.org' });
    return 'bound';
  } catch (error) {
    if (isStorageFull(error)) return 'full';
    throw error;
  }
}
