/**
 * One run without a page: what the service worker does when the browser has a network again and no tab is there to sync.
 * The same run, lock, lease and outbox as the sync worker's [LD1]. A classic script of its own, for a service worker can
 * load nothing else later.
 */
import { registry } from '@holdfast/shared/entities/registry';
import { Dexie } from 'dexie';
import { joinDevice } from '../data/device.ts';
import { watchReply } from '../data/homecoming/watchReply.ts';
import { createLocalStore } from '../data/localStore.ts';
import { readMeta } from '../data/meta.ts';
import { lookAt } from '../data/preparedRows.ts';
import { buildName } from '../platform/buildName.ts';
import { systemClock, systemTimers } from '../platform/clock.ts';
import { createLeadership, runLockPrefix } from '../platform/leadership.ts';
import { readReply } from '../platform/readReply.ts';
import { createFetchTransport } from '../platform/transport.ts';
import { createBatchSizing } from '../sync/batchSizing.ts';
import { meaningOf } from '../sync/outcomes.ts';
import { createPoisonRecords } from '../sync/poisonRecords.ts';
import { runSync } from '../sync/run.ts';
import { defaultSettings } from '../sync/settings.ts';

/**
 * Rejects where it is worth another try, which the browser then makes in its own time. Does nothing to a database that is
 * gone, that this version has not made ready yet, or whose person has paused syncing.
 */
async function syncOnce(database: string): Promise<void> {
  if (!(await Dexie.exists(database))) return;
  const device = await joinDevice(database, registry, { now: systemClock.now, newId: () => crypto.randomUUID() });
  const { db } = device;
  try {
    if ((await readMeta(db, 'paused')) === true || !(await lookAt(db, buildName)).arePrepared) return;
    const outcome = await createLeadership(runLockPrefix + database).runExclusive(() =>
      runSync({
        store: createLocalStore(device, (work) => watchReply(device, work)),
        transport: createFetchTransport(readReply),
        clock: systemClock,
        timers: systemTimers,
        settings: defaultSettings,
        sizing: createBatchSizing(defaultSettings.maxChanges),
        poison: createPoisonRecords(),
        signal: new AbortController().signal,
        onProgress: () => undefined,
      }),
    );
    if (meaningOf(outcome).next === 'backoff') throw new Error(`not synced: ${outcome.kind}`);
  } finally {
    db.close();
  }
}

Object.assign(self, { syncOnce });
