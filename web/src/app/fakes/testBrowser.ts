/** A browser that several people use: its databases, its few words in localStorage, its one cookie; and whom the server knows. */
import { registry } from '@holdfast/shared/entities/registry';
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { v7 } from 'uuid';
import { type Device, openDevice } from '../../data/device.ts';
import { createEntityStore } from '../../data/entityStore.ts';
import { readMeta } from '../../data/meta.ts';
import { countUnsent } from '../../data/outbox/unsent.ts';
import { createDeviceDirectory } from '../../platform/createDeviceDirectory.ts';
import type { Answer } from '../../platform/readAnswer.ts';
import { createAccounts } from '../accounts/createAccounts.ts';
import type { AccountApi, Databases, Workspace } from '../accounts/ports.ts';

export type Call = keyof AccountApi | 'openDatabase';
/** `lost`: it was done, and nobody heard of it. */
export type Failure = 'unreachable' | 'lost' | 'unauthenticated' | 'empty' | 'full';

const none: Answer<never> = { kind: 'unreachable', retryAfterMs: null };

export function createTestBrowser() {
  const indexedDB = new IDBFactory();
  const kept = new Map<string, string>();
  const failing = new Map<Call, Failure>();
  const open = new Set<Device>();
  const shared: Workspace[] = [];
  const ownOf = (email: string | null) => ({ id: `of ${email}`, role: 'owner' }) as const;
  let session: string | null = null;
  let stepsToDeath = Number.POSITIVE_INFINITY;
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const directory = createDeviceDirectory(() => storage);
  const options = { indexedDB, IDBKeyRange };

  async function openDatabase(name: string): Promise<Device> {
    const device = await openDevice(name, registry, { now: () => 1_800_000_000_000, newId: () => v7() }, options);
    open.add(device);
    return device;
  }

  /** Where a tab may end. */
  async function step(): Promise<void> {
    stepsToDeath -= 1;
    if (stepsToDeath <= 0) await new Promise(() => {});
  }

  async function asked<T>(call: Call, answer: () => T): Promise<Answer<T>> {
    await step();
    const failure = failing.get(call);
    if (failure === 'unauthenticated') return { kind: 'problem', code: 'unauthenticated', retryAfterMs: null };
    const value = failure === 'unreachable' ? null : answer();
    await step();
    return failure === undefined || failure === 'empty' ? { kind: 'ok', value: value as T } : none;
  }

  const enter = (call: 'signIn' | 'createAccount') => (email: string) =>
    asked(call, () => {
      session = email;
      return { id: `id of ${email}`, email };
    });
  const api: AccountApi = {
    signIn: enter('signIn'),
    createAccount: enter('createAccount'),
    listWorkspaces: () =>
      asked('listWorkspaces', () => (failing.get('listWorkspaces') === 'empty' ? [] : [...shared, ownOf(session)])),
    deleteAccount: () =>
      asked('deleteAccount', () => {
        session = null;
      }),
    signOut: () =>
      asked('signOut', () => {
        session = null;
      }),
  };
  const databases: Databases = {
    directory,
    async openDatabase(name) {
      await step();
      if (failing.get('openDatabase') === 'full') throw new DOMException('no room', 'QuotaExceededError');
      const device = await openDatabase(name);
      await step();
      return device;
    },
    hasDatabase: async (name) => (await indexedDB.databases()).some((database) => database.name === name),
    deleteDatabase: (name) => new Dexie(name, options).delete(),
    newDatabaseName: () => v7(),
  };
  const accounts = createAccounts(api, databases);

  /** All tabs are gone, and another one opens. */
  async function reopen(): Promise<Device> {
    for (const { db } of open) db.close();
    open.clear();
    stepsToDeath = Number.POSITIVE_INFINITY;
    const device = await openDatabase(directory.current());
    await accounts.deleteDiscarded();
    return device;
  }

  return {
    accounts,
    directory,
    /** What it says in localStorage. */
    kept,
    reopen,
    /** Everybody may write into the workspace of `email`. */
    share: (email: string) => void shared.push({ ...ownOf(email), role: 'editor' }),
    fail: (call: Call, failure: Failure) => void failing.set(call, failure),
    heal: () => failing.clear(),
    session: () => session,
    endSession() {
      session = null;
    },
    /** The tab ends at that step from now. */
    dieAt(step: number) {
      stepsToDeath = step;
    },
    isDead: () => stepsToDeath <= 0,
    /** The browser takes back the room of its databases; its few words stay. */
    async evict() {
      for (const { db } of open) db.close();
      for (const { name } of await indexedDB.databases()) await new Dexie(name ?? '', options).delete();
    },
    /** Signs in as one does on a day on which nothing goes wrong. */
    async enter(email: string): Promise<Device> {
      const entered = await accounts.signIn(await reopen(), { email, password: 'long enough', takesDemo: false });
      if (!entered.ok) throw new Error(entered.message);
      return reopen();
    },
    databases: async () => (await indexedDB.databases()).map(({ name }) => name),
  };
}

export type TestBrowser = ReturnType<typeof createTestBrowser>;

export async function write(device: Device, title: string): Promise<void> {
  const outcome = await createEntityStore(device, registry.todo).add({ title });
  if (!outcome.ok) throw new Error(outcome.reason);
}

/** Whose it is, in which workspace if not their own, what lies there, and how much of it waits. */
export async function look({ db }: Device) {
  const account = await readMeta(db, 'account');
  const titles = (await db.rows('todo').toArray()).map(({ values }) => values.title);
  return {
    email: account?.email ?? null,
    ...(account && account.workspace !== `of ${account.email}` && { workspace: account.workspace }),
    titles: titles.sort(),
    unsent: await countUnsent(db),
  };
}
