import { v7 } from 'uuid';
import type { DevicePorts } from '../data/device.ts';
import { buildName } from './buildName.ts';
import { systemClock } from './clock.ts';
import { draftHolds } from './draftHolds.ts';
import { storageWatch } from './storageWatch.ts';

/** What the store needs from this browser: its clock, ids that sort by creation, and which build this is. */
export const browserPorts: DevicePorts = {
  now: systemClock.now,
  newId: () => v7(),
  draftHolds,
  storageWatch,
  build: buildName,
};
