import { v7 } from 'uuid';
import type { DevicePorts } from '../data/device.ts';
import { systemClock } from './clock.ts';

/** What the store needs from this browser: its clock, and ids that sort by creation. */
export const browserPorts: DevicePorts = { now: systemClock.now, newId: () => v7() };
