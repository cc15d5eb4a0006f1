/** Whether a sync run is going on right now. Handed down by the app, since ui and widgets know nothing of sync. */
import { createContext } from 'react';

export const RunningContext = createContext(false);
