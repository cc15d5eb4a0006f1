import { useSyncExternalStore } from 'react';
import { type LabSetting, labSetting } from './labSetting.ts';

/** What is set in the lab on this device; null while it is off. */
export const useLabSetting = (): LabSetting | null => useSyncExternalStore(labSetting.subscribe, labSetting.current);
