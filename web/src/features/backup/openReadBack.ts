/** Reading a copy back stands open in the query of the Sync centre, so that whoever leads there can ask for it. */
import { openOver } from '../../ui/page/navigate.ts';

export const openReadBack = (): void => openOver('/sync?read=copy');
