/** What the scenarios of the network lab run with where there is no browser: all but the server. */
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { v7 } from 'uuid';
import type { LabSession } from '../src/lab/labServer.ts';
import type { LabParts } from '../src/lab/openLab.ts';

Object.assign(Dexie.dependencies, { IDBKeyRange });

export const scenarioStartMs = Date.UTC(2027, 0, 4, 8);

export const scenarioParts = (): Omit<LabParts<LabSession>, 'createServer'> => ({
  seed: 42,
  prefix: 'holdfast-lab-',
  startMs: scenarioStartMs,
  newId: () => v7(),
  storage: { indexedDB: new IDBFactory(), IDBKeyRange },
});
