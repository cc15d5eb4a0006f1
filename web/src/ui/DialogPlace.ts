/** Where what opens stands: over the page, or beside it, where the page stays in use. */
import { createContext } from 'react';

export const DialogPlace = createContext<'over' | 'beside'>('over');
