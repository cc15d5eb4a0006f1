/** The app's own signing in and out, on a page of a device: over that browser's databases and its one cookie [AU1]. */
import { createAccounts } from '../src/app/accounts/createAccounts.ts';
import type { Accounts, Workspace } from '../src/app/accounts/ports.ts';
import { openDevice } from '../src/data/device.ts';
import type { Context } from '../src/lab/context.ts';
import type { Answer } from '../src/platform/readAnswer.ts';
import type { Session } from './signUp.ts';
import type { App, SimStorage } from './simStorage.ts';

/** What the server does for whoever comes and goes. */
export interface AccountServer {
  enter(): Promise<Session>;
  leave(session: Session): Promise<void>;
  /** Null: the session has ended. */
  list(session: Session): Promise<readonly Workspace[] | null>;
}

export interface SimAccountParts {
  context: Context;
  storage: SimStorage;
  app: App;
  browser: { session: Session | null };
  server: AccountServer;
  newId(): string;
  /** Carries a question there and back: null where no answer comes. */
  ask<T>(work: () => Promise<T>): Promise<T | null>;
}

export function createSimAccounts(parts: SimAccountParts): Accounts {
  const { context, storage, app, browser, server, newId, ask } = parts;
  const { directory, hasDatabase, deleteDatabase } = storage;

  async function asked<T>(work: () => Promise<T | null>): Promise<Answer<T>> {
    const answer = await ask(async () => ({ value: await work() }));
    if (answer === null) return { kind: 'unreachable', retryAfterMs: null };
    if (answer.value === null) return { kind: 'problem', code: 'unauthenticated', retryAfterMs: null };
    return { kind: 'ok', value: answer.value };
  }

  const signIn = () =>
    asked(async () => {
      const session = await server.enter();
      browser.session = session;
      return { id: session.userId, email: session.email };
    });
  const api = {
    signIn,
    createAccount: signIn,
    listWorkspaces: () => asked(async () => (browser.session === null ? null : server.list(browser.session))),
    signOut: () =>
      asked(async () => {
        if (browser.session !== null) await server.leave(browser.session);
        browser.session = null;
        return true;
      }),
  };
  // Nobody in the simulator deletes their account.
  const deleteAccount = () => Promise.reject(new Error('not simulated'));
  return createAccounts(
    { ...api, deleteAccount },
    {
      directory,
      hasDatabase,
      deleteDatabase,
      openDatabase: (name) => storage.open(context, openDevice, app, name),
      newDatabaseName: newId,
    },
  );
}

/** As one signs in on a day on which nothing goes wrong. */
export function undisturbed(session: Session): Pick<SimAccountParts, 'server' | 'ask'> {
  return {
    server: {
      enter: async () => session,
      leave: async () => {},
      list: async () => [{ id: session.workspace, role: 'owner' }],
    },
    ask: (work) => work(),
  };
}
