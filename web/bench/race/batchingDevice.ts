/** What has gathered while a request was under way is the next one. */
import { openPlainDevice } from './plainDevice.ts';
import type { RaceClient } from './raceDevice.ts';

export const openDevice: RaceClient['openDevice'] = (plan) => openPlainDevice(plan, 1000);
