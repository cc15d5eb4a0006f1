/** What a text finds, live: at first what is found at once, then, where that is not all, more of it. */
import { useDevice } from '../../data/DeviceProvider.tsx';
import { useLive } from '../../data/useLive.ts';
import { depths, type Found, findAcross } from './findAcross.ts';

/** While there is no answer for this text yet, the one for the text before. */
export function useFound(typed: string): Found | undefined {
  const device = useDevice();
  const first = useLive(() => findAcross(device, typed, depths.first), [device, typed]);
  const isMore = first?.typed === typed && first.more.length > 0;
  const second = useLive(
    async () => (isMore ? findAcross(device, typed, depths.second) : undefined),
    [device, typed, isMore],
  );
  return second?.typed === typed ? second : first;
}
