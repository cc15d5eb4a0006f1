import { useDevice } from '../data/DeviceProvider.tsx';
import { readMeta } from '../data/meta.ts';
import { useLive } from '../data/useLive.ts';

/** Whether this device belongs to an account, and so asks a server for anything. Undefined until it is known. */
export function useHasAccount(): boolean | undefined {
  const { db } = useDevice();
  return useLive(async () => (await readMeta(db, 'account')) !== undefined, [db]);
}
