/** Joins the open device, the sync client and the service worker into what the screens see. */
import { type ReactNode, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { DeviceProvider } from '../data/DeviceProvider.tsx';
import type { Device } from '../data/device.ts';
import { readMetas, writeMeta } from '../data/meta.ts';
import { countWaiting, stateTables } from '../data/outbox/waiting.ts';
import { storageRoom } from '../data/storageRoom.ts';
import { useLive } from '../data/useLive.ts';
import { systemClock } from '../platform/clock.ts';
import { currentDatabase } from '../platform/currentDatabase.ts';
import { askToPersist } from '../platform/storage.ts';
import { storageWatch } from '../platform/storageWatch.ts';
import { appUpdate } from '../pwa/appUpdate.ts';
import { planChip } from '../sync/chip.ts';
import { isSessionProblem, sessionOf } from '../sync/session.ts';
import { initialStatus, type SyncStatus } from '../sync/status.ts';
import { firstScreen } from '../ui/firstScreen.ts';
import { StorageTrouble } from '../ui/StorageTrouble.ts';
import { clockWords } from '../ui/time/dateWords.ts';
import { type AccountOutcome, AppContext } from './AppContext.ts';
import type { Accounts, Entered, Entrance } from './accounts/ports.ts';
import { silentWords } from './silentWords.ts';
import type { SyncClient } from './syncClient.ts';
import { useSyncClient } from './useSyncClient.ts';

/** Who comes and goes: none of what the first screen needs. */
const loadAccounts = async () => (await import('./accounts/browserAccounts.ts')).browserAccounts;

interface AppRootProps {
  /** The database that is being opened. */
  database: string;
  /** Null until it is open: the shell is drawn meanwhile. */
  firstDevice: Device | null;
  children: ReactNode;
}

export function AppRoot({ database, firstDevice, children }: AppRootProps) {
  const [next, setDevice] = useState<Device | null>(null);
  const device = next ?? firstDevice;
  const client = useSyncClient(device);
  const shown = useRef(device);
  useEffect(() => {
    if (device === null) return;
    if (shown.current !== device) shown.current?.db.close();
    shown.current = device;
    // What cannot be deleted now is at the next start.
    firstScreen
      .then(loadAccounts)
      .then(({ deleteDiscarded }) => deleteDiscarded())
      .catch(() => undefined);
    // Another tab signed in or out: this one must not go on writing into the other account's database.
    return currentDatabase.onSwitch((database) => {
      if (database !== device.db.name) location.reload();
    });
  }, [device]);
  return (
    <DeviceProvider device={device} key={device?.db.name ?? database}>
      <AppStateProvider device={device} client={client} onSwitch={setDevice}>
        {children}
      </AppStateProvider>
    </DeviceProvider>
  );
}

interface AppStateProviderProps {
  device: Device | null;
  client: SyncClient | null;
  onSwitch(device: Device): void;
  children: ReactNode;
}

function AppStateProvider({ device, client, onSwitch, children }: AppStateProviderProps) {
  const { subscribe, status: readStatus, isLeading } = client ?? noClient;
  const told = useSyncExternalStore(subscribe, readStatus);
  const isFull = useSyncExternalStore(storageRoom.subscribe, storageRoom.isFull);
  const silence = useSyncExternalStore(storageWatch.subscribe, storageWatch.silence);
  const status = withStorage(told, isFull, silence !== null);
  const thisTabSyncs = useSyncExternalStore(subscribe, isLeading);
  const update = useSyncExternalStore(appUpdate.subscribe, appUpdate.state);
  const facts = useLive(async () => (device === null ? undefined : readFacts(device)), [device]);
  const now = useNowWhile(status.problem !== null || (facts?.unsent ?? 0) > 0);

  const actions = useMemo(
    () => (device === null || client === null ? null : createActions(device, client, onSwitch)),
    [device, client, onSwitch],
  );
  const hasWritten = facts?.hasWritten === true;
  useEffect(() => {
    if (hasWritten) void askToPersist();
  }, [hasWritten]);

  const isOpen = device !== null && actions !== null && facts !== undefined;
  const state = isOpen ? { ...stateOf(device, facts, status, now), ...actions, thisTabSyncs, update } : null;
  const trouble = status.problem?.kind === 'storage_silent' ? silentWords(silence ?? 0) : null;
  return (
    <AppContext value={state}>
      <StorageTrouble value={trouble}>{children}</StorageTrouble>
    </AppContext>
  );
}

const noClient: Pick<SyncClient, 'subscribe' | 'status' | 'isLeading'> = {
  subscribe: () => () => undefined,
  status: () => initialStatus,
  isLeading: () => false,
};

/** What the shell shows of these facts. `now`: device time, for words that count. */
function stateOf(device: Device, facts: Facts, status: SyncStatus, now: number) {
  const session = sessionOf(facts.account !== null, status.problem);
  const lastSynced = { ...status, syncedAt: status.syncedAt ?? facts.lastReceivedAt };
  const chip = planChip({ ...facts, status: lastSynced, session, now }, clockWords);
  return { device, ...facts, session, status: lastSynced, chip };
}

/**
 * What this tab's own reads and writes have met; the sync worker may not have met it yet. A storage that does not answer
 * goes before everything; where it only has no room, what needs the person more stays.
 */
function withStorage(status: SyncStatus, isFull: boolean, isSilent: boolean): SyncStatus {
  if (isSilent) return { ...status, problem: { kind: 'storage_silent', retryAt: null } };
  if (!isFull) return status;
  if (isSessionProblem(status.problem) || status.problem?.kind === 'upgrade_required') return status;
  return { ...status, problem: { kind: 'storage_full', retryAt: null } };
}

type Facts = Awaited<ReturnType<typeof readFacts>>;

async function readFacts({ db }: Device) {
  const reading = db.transaction('r', stateTables(db), async () =>
    Promise.all([countWaiting(db), readMetas(db, ['account', 'paused', 'lastReceivedAt', 'clock'])]),
  );
  storageWatch.watch(reading);
  const [waiting, { account, paused, lastReceivedAt, clock }] = await reading;
  return {
    ...waiting,
    account: account ?? null,
    paused: paused === true,
    lastReceivedAt: lastReceivedAt ?? null,
    hasWritten: (clock?.writes ?? 0) > 0,
  };
}

function createActions(device: Device, client: SyncClient, onSwitch: (device: Device) => void) {
  /** The worker stays silent while the session changes hands, and for good if it became another account's [AU1]. */
  const changeHands = async (change: (accounts: Accounts) => Promise<Entered>): Promise<AccountOutcome> => {
    client.hold(true);
    const entered = await loadAccounts().then(change).catch(wordFailure);
    if (entered.ok && entered.device !== device) {
      onSwitch(entered.device);
      return { ok: true };
    }
    if (entered.ok) client.trigger('signed_in');
    client.hold(false);
    return entered.ok ? { ok: true } : entered;
  };
  return {
    syncNow: () => client.trigger('person'),
    setPaused: async (paused: boolean) => {
      await writeMeta(device.db, 'paused', paused).catch(storageRoom.nullWhenFull);
    },
    createAccount: (entrance: Entrance) => changeHands((accounts) => accounts.createAccount(device, entrance)),
    signIn: (entrance: Entrance) => changeHands((accounts) => accounts.signIn(device, entrance)),
    deleteAccount: (password: string, mayLose: number) =>
      changeHands((accounts) => accounts.deleteAccount(device, password, mayLose)),
    applyUpdate: appUpdate.apply,
    signOut: (mayLose: number) => changeHands((accounts) => accounts.leaveAccount(device, mayLose)),
  };
}

/** This part of the app is not here. */
function wordFailure(error: unknown): Entered {
  console.error(error);
  return { ok: false, field: null, message: 'Your work is safe on this device, but a reload is needed first.' };
}

/** Device time, once a second while words count down or up with it. */
function useNowWhile(active: boolean): number {
  const [now, setNow] = useState(systemClock.now);
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => setNow(systemClock.now()), 1000);
    return () => clearInterval(timer);
  }, [active]);
  return now;
}
