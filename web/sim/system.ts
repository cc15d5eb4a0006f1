/**
 * A whole Holdfast in one process: the real app on its embedded database, and devices with the real store and the
 * real engine, joined by a wire that can be told to misbehave.
 */
import { rm } from 'node:fs/promises';
import type { Registry } from '@holdfast/shared/entities/defineEntity';
import { registry as allEntities } from '@holdfast/shared/entities/registry';
import type { WireFault as Fault } from '@holdfast/shared/lab/faults';
import { accountHeader } from '@holdfast/shared/protocol/limits';
import { readConfig } from '@holdfast/sync-server/src/config.ts';
import { createServer, type ServerParts } from '@holdfast/sync-server/src/createServer.ts';
import { createDataFolder } from '@holdfast/sync-server/test/emptyDatabase.ts';
import { rememberedHash } from '@holdfast/sync-server/test/rememberedHash.ts';
import { v7 } from 'uuid';
import { openTestDevice, type TestDevice } from '../src/data/fakes/openTestDevice.ts';
import { createLocalStore } from '../src/data/localStore.ts';
import { writeMeta } from '../src/data/meta.ts';
import { endSnapshot } from '../src/data/snapshot.ts';
import { readOutcome } from '../src/platform/readReply.ts';
import { createBatchSizing } from '../src/sync/batchSizing.ts';
import { createPoisonRecords } from '../src/sync/poisonRecords.ts';
import type { Clock, Timers, TransportOutcome } from '../src/sync/ports.ts';
import { type RunOutcome, runSync } from '../src/sync/run.ts';
import { defaultSettings, type EngineSettings } from '../src/sync/settings.ts';
import { signUp } from './signUp.ts';

/** What may happen to one exchange between a device and the server. */
export type WireFault = Extract<Fault, 'drop' | 'reply_lost' | 'duplicate' | 'truncated' | 'portal' | 'server_error'>;

export interface SimDevice extends TestDevice {
  /** Of whoever signed in last in its browser. */
  cookie: string;
  /** Faults of the coming exchanges, one each, in order. */
  faults: WireFault[];
  /** Bodies that reached the server. */
  sent: { changes: unknown[] }[];
  /** One run of the engine, now. */
  sync(settings?: Partial<EngineSettings>): Promise<RunOutcome>;
}

export interface System {
  server: ServerParts;
  /** The server as another version of the program, over the same database. */
  restartWith(registry: Registry): Promise<void>;
  /** A new person: an account with its personal workspace. */
  signUp(): Promise<Person>;
  close(): Promise<void>;
}

export interface Person {
  userId: string;
  cookie: string;
  workspace: string;
  /** `name`: the database of a device that was here before, opened by another version of the app. */
  openDevice(entities?: Registry, name?: string): Promise<SimDevice>;
}

const noTimers: Timers = { after: () => () => {} };

export async function createSystem(registry: Registry = allEntities): Promise<System> {
  const dataDir = await createDataFolder();
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', TRUSTED_PROXIES: '127.0.0.1' });
  const first = await createServer(config, { registry, hashPassword: rememberedHash });
  let people = 0;
  const system: System = {
    server: first,
    async restartWith(other) {
      system.server.drain();
      system.server = await createServer(config, { registry: other, pool: first.pool });
    },
    async signUp() {
      people += 1;
      const { userId, cookie, workspace } = await signUp(system.server, `person${people}@example.org`);
      return {
        userId,
        cookie,
        workspace,
        openDevice: (entities = registry, name = v7()) =>
          openSimDevice({ system, userId, cookie, workspace, entities, name }),
      };
    },
    async close() {
      system.server.drain();
      await first.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return system;
}

interface Opening {
  system: System;
  userId: string;
  cookie: string;
  workspace: string;
  entities: Registry;
  name: string;
}

async function openSimDevice({ system, userId, cookie, workspace, entities, name }: Opening): Promise<SimDevice> {
  const device = await openTestDevice(name, entities);
  await writeMeta(device.db, 'account', { userId, email: 'somebody@example.org', workspace });
  device.wall.now = Date.now();
  const faults: WireFault[] = [];
  const sent: SimDevice['sent'] = [];
  const store = createLocalStore(device, async () => endSnapshot);
  const clock: Clock = { now: () => device.wall.now, elapsed: () => device.wall.now };

  const post = async (body: string, account: string) => {
    sent.push(JSON.parse(body) as { changes: unknown[] });
    return system.server.app.request('/api/sync', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-holdfast': '1', [accountHeader]: account, cookie: self.cookie },
      body,
    });
  };

  const transport = {
    async exchange(request: unknown, _: AbortSignal, account: string): Promise<TransportOutcome> {
      const body = JSON.stringify(request);
      const fault = faults.shift();
      const lost: TransportOutcome = { kind: 'unreachable', retryAfterMs: null };
      if (fault === 'drop') return lost;
      if (fault === 'portal') return readOutcome(new Response('<h1>Sign in to the Wi-Fi</h1>'));
      if (fault === 'server_error') return readOutcome(new Response('Bad gateway', { status: 502 }));
      const answer = await post(body, account);
      if (fault === 'reply_lost') return lost;
      if (fault === 'duplicate') return readOutcome(await post(body, account));
      if (fault === 'truncated') {
        const half = (await answer.text()).slice(0, -20);
        return readOutcome(new Response(half, answer)).catch(() => lost);
      }
      return readOutcome(answer);
    },
  };

  const self: SimDevice = {
    ...device,
    cookie,
    faults,
    sent,
    sync: (settings = {}) =>
      runSync({
        store,
        transport,
        clock,
        timers: noTimers,
        settings: { ...defaultSettings, ...settings },
        sizing: createBatchSizing(defaultSettings.maxChanges),
        poison: createPoisonRecords(),
        signal: new AbortController().signal,
        onProgress: () => {},
      }),
  };
  return self;
}

/** Every row of a device, plain: two devices that agree give equal answers. */
export async function digestOf(device: TestDevice): Promise<unknown> {
  const tables = Object.keys(device.registry).sort();
  return Promise.all(
    tables.map(async (entity) => [
      entity,
      (await device.db.rows(entity).orderBy('id').toArray()).map(({ id, values, stamps }) => ({ id, values, stamps })),
    ]),
  );
}

/** Runs all devices in turn until none has anything left to say or to hear. */
export async function converge(devices: readonly SimDevice[]): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    for (const device of devices) {
      device.faults.length = 0;
      const outcome = await device.sync();
      if (outcome.kind !== 'synced') throw new Error(`a healed device did not sync: ${JSON.stringify(outcome)}`);
    }
  }
}
