/** How the dashboard is arranged on a window of this width, live. */
import { useSyncExternalStore } from 'react';
import { preferences } from '../../ui/preferences.ts';
import { useWindow, windows } from '../../ui/useWindow.ts';
import { allWidgets } from '../../widgets/allWidgets.ts';
import { type PlacedCard, readArrangement } from './arrangement.ts';

/** The setting it is kept as. */
export type ArrangementName = 'cards' | 'phoneCards';

export interface Arrangement {
  placed: readonly PlacedCard[];
  name: ArrangementName;
  /** Whether it has been arranged for windows like this one; a phone follows the wide ones until it is. */
  isOwn: boolean;
}

const cards = allWidgets.map(({ entity }) => entity.name);

export function useArrangement(): Arrangement {
  const { cards: wide, phoneCards } = useSyncExternalStore(preferences.subscribe, preferences.current);
  const isNarrow = useWindow(windows.narrow);
  const name = isNarrow ? 'phoneCards' : 'cards';
  const own = isNarrow ? phoneCards : wide;
  return { placed: readArrangement(own ?? wide, cards), name, isOwn: own !== null };
}
