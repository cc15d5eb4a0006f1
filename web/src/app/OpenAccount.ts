/** Opens the account sheet, which stands over any page. */
import { createContext } from 'react';

export const OpenAccount = createContext<() => void>(() => undefined);
