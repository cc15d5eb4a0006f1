/** The composition root of the one worker that syncs: real ports in, triggers in, status out. Started by the leading tab only. */
import { registry } from '@holdfast/shared/entities/registry';
import { joinDevice } from '../data/device.ts';
import { liveRead } from '../data/liveRead.ts';
import { createLocalStore } from '../data/localStore.ts';
import { readMeta } from '../data/meta.ts';
import { systemClock, systemRandom, systemTimers } from '../platform/clock.ts';
import { createLeadership, runLockPrefix } from '../platform/leadership.ts';
import { createLive } from '../platform/live.ts';
import { watchSleep } from '../platform/sleep.ts';
import { openSyncChannel } from '../platform/syncChannel.ts';
import { createFetchTransport } from '../platform/transport.ts';
import { createEngine } from '../sync/engine.ts';
import { defaultSettings } from '../sync/settings.ts';

/** Longer than a sign-in can take that fails and is taken back. */
const longestHoldMs = 90_000;

/** A dedicated worker is named after its database. */
async function startSyncing(database: string): Promise<void> {
  // Records are made by people, in tabs.
  const ports = { now: systemClock.now, newId: () => crypto.randomUUID() };
  const device = await joinDevice(database, registry, ports);
  const { db } = device;

  const isPaused = (await readMeta(db, 'paused')) === true;
  let forgetHold = () => {};

  function hold(held: boolean): void {
    forgetHold();
    if (held) {
      engine.pause('changing_hands');
      // The tab that asked for it may be gone.
      forgetHold = systemTimers.after(longestHoldMs, () => hold(false));
    } else {
      engine.resume('changing_hands');
    }
  }

  const channel = openSyncChannel(database, (message) => {
    if (message.type === 'trigger') engine.trigger(message.trigger);
    if (message.type === 'hold') hold(message.held);
    if (message.type === 'hello') channel.post({ type: 'status', status: engine.status() });
  });

  let workspace: string | null = null;
  const live = createLive({
    deviceId: device.id,
    timers: systemTimers,
    random: systemRandom,
    onPoke: async (cursor) => {
      if ((await readMeta(db, 'cursor')) !== cursor) engine.trigger('poke');
    },
    isWanted: () => !engine.isPaused() && engine.status().problem === null,
  });

  const engine = createEngine({
    // Fetched when the first reply has come, with what reads it: most of it is for days on which there is much of it.
    store: createLocalStore(device, async (work) =>
      (await import('../data/homecoming/watchReply.ts')).watchReply(device, work),
    ),
    transport: createFetchTransport(async (body) => (await import('../platform/readReply.ts')).readReply(body)),
    leadership: createLeadership(runLockPrefix + database),
    clock: systemClock,
    timers: systemTimers,
    random: systemRandom,
    settings: defaultSettings,
    onStatus(status) {
      channel.post({ type: 'status', status });
      if (status.problem?.kind === 'unauthenticated') live.close();
      else if (status.syncedAt !== null && status.problem === null && workspace !== null) live.open(workspace);
    },
    onCrash: (error) => console.error('sync run failed', error),
  });

  let seenWrites: number | null = null;
  liveRead(() => readMeta(db, 'clock')).subscribe((clock) => {
    const writes = clock?.writes ?? 0;
    if (seenWrites !== null && writes !== seenWrites) engine.wrote();
    seenWrites = writes;
  });
  // Before anything may start a run.
  if (isPaused) engine.pause('person');
  liveRead(() => readMeta(db, 'paused')).subscribe((paused) => {
    if (paused === true) engine.pause('person');
    else engine.resume('person');
  });
  liveRead(() => readMeta(db, 'account')).subscribe((account) => {
    const isNew = account !== undefined && account.workspace !== workspace;
    workspace = account?.workspace ?? null;
    if (isNew) engine.trigger('signed_in');
  });
  watchSleep(systemClock, systemTimers, () => engine.trigger('resumed'));
}

// Seen by the tab as an error of this worker, which starts another one.
startSyncing(self.name).catch(reportError);
