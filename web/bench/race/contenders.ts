/** Who is in the race, in the order of its tables. */
import type { StartRequest } from '@holdfast/sync-server/bench/kit/hostProtocol.ts';

export interface RaceContender {
  name: string;
  server: Pick<StartRequest, 'kind' | 'program'>;
  /** Address of a module that is a RaceClient. */
  client: string;
  /** What an edit that counts as durable has reached. */
  durable: string;
  /** From `peers/`, which may not be installed; it may also fail without ending the race. */
  isPeer?: boolean;
  /** More than these it does not take. */
  mostDevices?: number;
  heartbeatMs?: number;
  /** Takes part in W4 alone. */
  isIdleOnly?: boolean;
}

const here = (file: string) => new URL(file, import.meta.url).href;
const ours = (file: string) => here(`../../../sync-server/bench/${file}`);
const inPostgres = 'Postgres, on disk';

export const restName = 'plain REST';
export const holdfastName = 'Holdfast';
export const triplitName = 'Triplit';
const holdfast: RaceContender = {
  name: holdfastName,
  server: { kind: 'holdfast' },
  client: here('holdfastDevice.ts'),
  durable: inPostgres,
};

export const contenders: RaceContender[] = [
  holdfast,
  { ...holdfast, name: 'Holdfast, asking every 10 s', heartbeatMs: 10_000, isIdleOnly: true },
  {
    name: restName,
    server: { kind: 'given', program: ours('plainRest.ts') },
    client: here('restDevice.ts'),
    durable: inPostgres,
  },
  {
    name: 'prototype of the batching',
    server: { kind: 'given', program: ours('batchingPrototype.ts') },
    client: here('batchingDevice.ts'),
    durable: inPostgres,
  },
  peer('PouchDB', 'pouchdb', 'LevelDB, **not forced to disk**'),
  peer(triplitName, 'triplit', 'SQLite, **no fsync**'),
  { ...peer('TinyBase', 'tinybase', 'Postgres, on disk (the server says so)'), mostDevices: 100 },
];

function peer(name: string, file: string, durable: string): RaceContender {
  const server = { kind: 'given', program: here(`peers/${file}Server.ts`) } as const;
  return { name, server, client: here(`peers/${file}Device.ts`), durable, isPeer: true };
}
