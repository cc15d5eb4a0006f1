/** Signing in and out in a browser: none of what the first screen needs. */
import { registry } from '@holdfast/shared/entities/registry';
import { Dexie } from 'dexie';
import { openDevice } from '../../data/device.ts';
import * as accountApi from '../../platform/accountApi.ts';
import { createDeviceDirectory } from '../../platform/createDeviceDirectory.ts';
import { browserPorts } from '../../platform/devicePorts.ts';
import { createAccounts } from './createAccounts.ts';

export const browserAccounts = createAccounts(accountApi, {
  directory: createDeviceDirectory(() => localStorage),
  openDatabase: (name) => openDevice(name, registry, browserPorts),
  hasDatabase: (name) => Dexie.exists(name),
  deleteDatabase: (name) => Dexie.delete(name),
  newDatabaseName: () => `holdfast-${browserPorts.newId()}`,
});
