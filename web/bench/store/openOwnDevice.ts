import { registry } from '@holdfast/shared/entities/registry';
import { type Device, openDevice } from '../../src/data/device.ts';

/** A database of the app, with the ports of this page. */
export function openOwnDevice(name: string): Promise<Device> {
  return openDevice(name, registry, { now: () => Date.now(), newId: () => crypto.randomUUID() });
}
