/** A page of the bin, live. Settings are none of it: nobody deletes one. */
import { useDevice } from '../../data/DeviceProvider.tsx';
import { type BinEdge, type BinEntry, readBin } from '../../data/history/bin.ts';
import type { PageBounds } from '../../data/readPage.ts';
import { useLivePage } from '../../data/useLivePage.ts';
import { allWidgets } from '../../widgets/allWidgets.ts';

const entities = allWidgets.map(({ entity }) => entity.name);

export function useBinPage(bounds: PageBounds<BinEdge>): { rows: BinEntry[]; next: BinEdge | null } | undefined {
  const device = useDevice();
  const { db } = device;
  const read = async (limit: number) => {
    const { entries, next } = await readBin(device, entities, bounds, limit);
    return { rows: entries, next };
  };
  return useLivePage(bounds, (limit) => db.transaction('r', entities, async () => read(limit)), [device]);
}
