/** What is selected in the lists of the page one is on, for the boxes of its rows. */
import { createContext } from 'react';
import { createSelection, type Selection } from '../ui/rows/selection.ts';

export const PageSelection = createContext<{
  selection: Selection;
  /** The rows there are to select, in their order. */
  shown(): string[];
}>({ selection: createSelection(), shown: () => [] });
