/** Beside which tile the one that is on its way would be put down. */
import { createContext } from 'react';
import type { Side } from '../../data/placeRecord.ts';

export const DropMark = createContext<{ id: string; side: Side } | null>(null);
