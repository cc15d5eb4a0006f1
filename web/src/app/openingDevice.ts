/** The device, asked for first of all: its database is opened while the shell is drawn. Among the first imports of main.tsx. */
import { registry } from '@holdfast/shared/entities/registry';
import { openDevice } from '../data/device.ts';
import { currentDatabase } from '../platform/currentDatabase.ts';
import { browserPorts } from '../platform/devicePorts.ts';

export const database = currentDatabase.name();

let tellBlocked = () => {};

/** An older version of the app has it open and does not give way. */
export const blocked = new Promise<void>((resolve) => {
  tellBlocked = resolve;
});

export const opening = openDevice(database, registry, browserPorts, { onBlocked: tellBlocked });
