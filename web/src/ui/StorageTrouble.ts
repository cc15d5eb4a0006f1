/** What is to be said where something waits to be saved while the device's storage does not answer; null while it does. */
import { createContext } from 'react';

export const StorageTrouble = createContext<string | null>(null);
