/** Every edit is a request. */
import { openPlainDevice } from './plainDevice.ts';
import type { RaceClient } from './raceDevice.ts';

export const openDevice: RaceClient['openDevice'] = (plan) => openPlainDevice(plan, 1);
