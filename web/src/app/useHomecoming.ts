/** The last homecoming, once it is over and as long as its copy is kept; what came of it, counted. */
import type { Device } from '../data/device.ts';
import { countLosses } from '../data/homecoming/countLosses.ts';
import { copyBytes, keptCopyMs } from '../data/homecoming/keptCopy.ts';
import { type Homecoming, readMeta, writeMeta } from '../data/meta.ts';
import { storageRoom } from '../data/storageRoom.ts';
import { useLive } from '../data/useLive.ts';
import type { Came } from './syncCentre/homecomingWords.ts';

export interface KeptHomecoming extends Came {
  home: Homecoming;
  /** Of its copy, on the device. */
  bytes: number;
}

/** Undefined until it has been read, null where there is none. */
export function useHomecoming(device: Device): KeptHomecoming | null | undefined {
  return useLive(async () => {
    const home = await readMeta(device.db, 'homecoming');
    if (home === undefined || home.isUnderWay || device.now() - home.at >= keptCopyMs) return null;
    const losses = await countLosses(device.db, home);
    return { home, arrived: new Map(Object.entries(home.arrived)), ...losses, bytes: await copyBytes(device.db) };
  }, [device]);
}

/** The person knows. The copy stays. */
export function answerHomecoming({ db }: Device, home: Homecoming): Promise<unknown> {
  return writeMeta(db, 'homecoming', { ...home, isSeen: true }).catch(storageRoom.nullWhenFull);
}
