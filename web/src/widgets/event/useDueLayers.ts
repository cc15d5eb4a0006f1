/** The calendar's layers as they stand in the query: all, but those named in `without`. */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { useDevice } from '../../data/DeviceProvider.tsx';
import { useLive } from '../../data/useLive.ts';
import { useQuery } from '../../ui/page/navigate.ts';
import { allLayers, type LayerDays, readDue } from './dueLayers.ts';

export function useHiddenLayers(): readonly string[] {
  return useQuery().without?.split(',') ?? [];
}

/** Live: what is due on the days of the span; undefined until it is read. */
export function useDueLayers({ first, days }: { first: CivilDate; days: number }): readonly LayerDays[] | undefined {
  const device = useDevice();
  const hidden = useHiddenLayers();
  const shown = allLayers().filter(({ of }) => !hidden.includes(of.entity.name));
  return useLive(
    () => Promise.all(shown.map((layer) => readDue(device, layer, first, days))),
    [device, first, days, hidden.join()],
  );
}
