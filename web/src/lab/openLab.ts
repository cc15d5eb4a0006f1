/** Two devices of the lab and the server between them, in a time of their own. */
import { registry } from '@holdfast/shared/entities/registry';
import { createDice } from '@holdfast/shared/lab/dice';
import type { Fields } from '@holdfast/shared/merge/mergeFields';
import type { DexieOptions } from 'dexie';
import { keyOf } from '../data/recordName.ts';
import { createFakeLocks } from '../platform/fakes/fakeLocks.ts';
import type { EngineSettings } from '../sync/settings.ts';
import type { Records } from './keptRecords.ts';
import type { LabExchange } from './labAsk.ts';
import { type LabDevice, openLabDevice } from './labDevice.ts';
import type { LabServer, LabSession } from './labServer.ts';
import type { Who } from './scenario.ts';
import { createWorld, type World } from './world.ts';

export interface LabParts<S extends LabSession = LabSession> {
  seed: number;
  /** Of the devices' databases: nobody else has one that begins so. */
  prefix: string;
  startMs: number;
  createServer(world: World, newId: () => string): Promise<LabServer<S>>;
  newId(): string;
  storage?: DexieOptions;
  settings?: EngineSettings;
  /** What was written last is what is owed, whatever the stamps say: for clocks that are wrong. */
  isByOrder?: boolean;
}

export interface MadeExchange {
  who: Who;
  exchange: LabExchange;
}

export interface Lab {
  world: World;
  server: Pick<
    LabServer<LabSession>,
    'killAfterNextCommit' | 'restart' | 'copyDatabase' | 'restoreDatabase' | 'records'
  >;
  devices: Readonly<Record<Who, LabDevice>>;
  /** Ids by the names of the scenario. */
  records: Map<string, { entity: string; id: string }>;
  /** Everything people wrote and that must be found again, by record. */
  made: Map<string, Fields>;
  isByOrder: boolean;
  newId(): string;
  exchanges: readonly MadeExchange[];
  /** Errors nobody expected. */
  crashes: readonly unknown[];
  /** The server is an earlier release just now. */
  isServerOlder: boolean;
  /** Requests with changes that a check has counted already. */
  seenRequests: number;
  /** All the server has. */
  readStored(): Promise<Records>;
  /** Takes the databases away. */
  close(): Promise<void>;
}

export async function openLab<S extends LabSession>(parts: LabParts<S>): Promise<Lab> {
  const { seed, prefix, startMs, newId, storage, settings, isByOrder = false } = parts;
  const world = createWorld(startMs);
  const server = await parts.createServer(world, newId);
  const email = `${newId()}@example.org`;
  const sessions = { a: await server.signUp(email), b: await server.signIn(email) };
  const exchanges: MadeExchange[] = [];
  const crashes: unknown[] = [];
  const open = (name: Who, salt: number) =>
    openLabDevice({
      name,
      database: `${prefix}${name}`,
      world,
      dice: createDice(seed, salt),
      seed,
      server,
      session: sessions[name],
      registry,
      locks: createFakeLocks(),
      newId,
      ...(storage && { storage }),
      ...(settings && { settings }),
      onExchange: (exchange) => void exchanges.push({ who: name, exchange }),
      onCrash: (error) => void crashes.push(error),
    });
  const devices = { a: await open('a', 1), b: await open('b', 2) };
  return {
    world,
    server,
    devices,
    records: new Map(),
    made: new Map(),
    isByOrder,
    newId,
    exchanges,
    crashes,
    isServerOlder: false,
    seenRequests: 0,
    async readStored() {
      const stored = await server.records(sessions.a.workspace);
      return new Map(stored.map((record) => [keyOf(record), record.fields]));
    },
    async close() {
      for (const device of Object.values(devices)) await device.close();
    },
  };
}
