/**
 * The real app on its embedded database, with hands on its throat: it can die between commit and reply, be rolled back
 * to an older release, and have its database copied, put back and emptied. What it says is never made up here.
 */
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Registry } from '@holdfast/shared/entities/defineEntity';
import type { Fields } from '@holdfast/shared/merge/mergeFields';
import { accountHeader } from '@holdfast/shared/protocol/limits';
import type { WorkspaceList } from '@holdfast/shared/protocol/workspaces';
import { type Config, readConfig } from '@holdfast/sync-server/src/config.ts';
import { createServer, type ServerParts } from '@holdfast/sync-server/src/createServer.ts';
import { openEmbedded } from '@holdfast/sync-server/src/database/embedded/embedded.ts';
import { createPool } from '@holdfast/sync-server/src/database/pool.ts';
import { createLog } from '@holdfast/sync-server/src/ops/log.ts';
import { createDataFolder, emptyDatabase } from '@holdfast/sync-server/test/emptyDatabase.ts';
import { rememberedHash } from '@holdfast/sync-server/test/rememberedHash.ts';
import { askAuth, listWorkspaces, type Session, signIn, signUp } from './signUp.ts';

export interface StoredRecord {
  entity: string;
  id: string;
  fields: Fields;
}

/** Who on the server says that a record is deleted. */
export interface StoredDeletion {
  entity: string;
  id: string;
  isDeleted: boolean;
  isTombstone: boolean;
  isInView: boolean;
}

export interface SimServer {
  /** Made for `account`, if it says so. Null: the process died before it answered. */
  exchange(session: Session | null, body: string, account?: string): Promise<Response | null>;
  signUp(email: string): Promise<Session>;
  signIn(email: string): Promise<Session>;
  signOut(session: Session): Promise<void>;
  /** Null: the session has ended. */
  workspaces(session: Session): Promise<WorkspaceList | null>;
  /** They may write there from now on. */
  share(workspace: string, userId: string): Promise<void>;
  killAfterNextCommit(): void;
  /** A new process over the same database. */
  restart(registry: Registry): Promise<void>;
  copyDatabase(): Promise<void>;
  /** False when there is no copy yet. */
  restoreDatabase(): Promise<boolean>;
  emptyDatabase(): Promise<void>;
  /** How often the workspace was written. */
  version(workspace: string): Promise<number>;
  /** Everything stored. */
  records(workspace: string): Promise<StoredRecord[]>;
  /** The same records, of the entities this server knows. */
  deletions(workspace: string): Promise<StoredDeletion[]>;
  close(): Promise<void>;
}

/** As the server opens it, but nothing is saved when it closes: here a database ends by being taken away. */
async function openFolder(config: Config, now: () => number) {
  const log = createLog(config);
  const embedded = await openEmbedded({ dataDir: config.dataDir, now, log });
  const pool = createPool({ host: embedded.socketFolder, user: 'postgres', database: 'postgres' }, 1, log);
  const close = async () => {
    await pool.end();
    await embedded.close(false);
  };
  return { pool, close };
}

export async function createSimServer(firstRegistry: Registry, now: () => number): Promise<SimServer> {
  const empty = await emptyDatabase();
  const dataDir = await createDataFolder();
  const secret = 'a secret that signs nothing but simulations';
  const config = readConfig({
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    TRUSTED_PROXIES: '127.0.0.1',
    AUTH_SECRET: secret,
  });
  const [folder, copy] = [join(dataDir, 'db'), join(dataDir, 'copy')];
  let registry = firstRegistry;
  let hasCopy = false;
  let isDoomed = false;
  let die = () => {};

  let database = await openFolder(config, now);
  let server: ServerParts = await start();

  function start(): Promise<ServerParts> {
    isDoomed = false;
    return createServer(config, {
      registry,
      now,
      hashPassword: rememberedHash,
      pool: database.pool,
      afterCommit: () => {
        if (!isDoomed) return;
        die();
        return new Promise(() => {});
      },
    });
  }

  async function begin(enter: typeof signUp, email: string): Promise<Session> {
    const session = await enter(server, email);
    // How long one lasts is shown elsewhere; here people are away for longer than any.
    await database.pool.query(`update "session" set "expiresAt" = '2100-01-01'`);
    return session;
  }

  async function swapDatabase(source: string): Promise<void> {
    await server.close();
    await database.close();
    await rm(folder, { recursive: true });
    await cp(source, folder, { recursive: true });
    database = await openFolder(config, now);
    server = await start();
  }

  return {
    async exchange(session, body, account) {
      const died = new Promise<null>((resolve) => {
        die = () => resolve(null);
      });
      const cookie = session === null ? {} : { cookie: session.cookie };
      const made = account === undefined ? {} : { [accountHeader]: account };
      const answered = Promise.resolve(
        server.app.request('/api/sync', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-holdfast': '1', ...cookie, ...made },
          body,
        }),
      );
      const answer = await Promise.race([answered, died]);
      if (answer === null) server = await start();
      else await server.settled();
      return answer;
    },
    signUp: (email) => begin(signUp, email),
    signIn: (email) => begin(signIn, email),
    async signOut({ cookie }) {
      await askAuth(server, 'sign-out', {}, cookie);
    },
    workspaces: ({ cookie }) => listWorkspaces(server, cookie),
    async share(workspace, userId) {
      const text = `insert into members (workspace_id, user_id, role) values ($1, $2, 'editor')`;
      await database.pool.query(text, [workspace, userId]);
    },
    killAfterNextCommit() {
      isDoomed = true;
    },
    async restart(next) {
      registry = next;
      await server.close();
      server = await start();
    },
    async copyDatabase() {
      await rm(copy, { recursive: true, force: true });
      await cp(folder, copy, { recursive: true });
      hasCopy = true;
    },
    async restoreDatabase() {
      if (hasCopy) await swapDatabase(copy);
      return hasCopy;
    },
    async emptyDatabase() {
      hasCopy = false;
      await swapDatabase(empty);
    },
    async version(workspace) {
      const { rows } = await database.pool.query('select version from workspaces where id = $1', [workspace]);
      return Number(rows[0]?.version ?? 0);
    },
    async records(workspace) {
      const text = 'select entity, id, fields from records where workspace_id = $1 order by version';
      return (await database.pool.query<StoredRecord>(text, [workspace])).rows;
    },
    async deletions(workspace) {
      const found: StoredDeletion[] = [];
      for (const entity of Object.keys(registry)) {
        const text = `
          select r.entity, r.id, is_deleted(r.fields) as "isDeleted", r.deleted_at is not null as "isTombstone",
            v.id is not null as "isInView"
          from records r left join "${entity}" v using (workspace_id, id)
          where r.workspace_id = $1 and r.entity = $2`;
        found.push(...(await database.pool.query<StoredDeletion>(text, [workspace, entity])).rows);
      }
      return found;
    },
    async close() {
      await server.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
