/**
 * The real app on its embedded database, with hands on its throat: it can die between commit and reply, be rolled back
 * to an older release, and have its database copied, put back and emptied. What it says is never made up here.
 */
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Registry } from '@holdfast/shared/entities/defineEntity';
import type { Fields } from '@holdfast/shared/merge/mergeFields';
import type { WorkspaceList } from '@holdfast/shared/protocol/workspaces';
import { type Config, readConfig } from '@holdfast/sync-server/src/config.ts';
import { openEmbedded } from '@holdfast/sync-server/src/db/embedded.ts';
import { createPool } from '@holdfast/sync-server/src/db/pool.ts';
import { createLog } from '@holdfast/sync-server/src/ops/log.ts';
import { createServer, type ServerParts } from '@holdfast/sync-server/src/startServer.ts';

export interface Session {
  cookie: string;
  userId: string;
  workspace: string;
}

export interface StoredRecord {
  entity: string;
  id: string;
  fields: Fields;
}

export interface SimServer {
  /** Null: the process died before it answered. */
  exchange(session: Session | null, body: string): Promise<Response | null>;
  signUp(email: string): Promise<Session>;
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
  close(): Promise<void>;
}

const origin = 'http://localhost:8787';
/** Memory where the machine offers it as a folder: a database is a thousand files, and none of these is kept. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
let template: Promise<string> | null = null;

/** A data folder with a migrated, empty database: copying it is quicker than making one. */
async function makeTemplate(): Promise<string> {
  const folder = await mkdtemp(join(scratch, 'holdfast-sim-template-'));
  process.once('exit', () => void rm(folder, { recursive: true, force: true }));
  const server = await createServer(configOf(folder));
  await server.close();
  return folder;
}

function configOf(dataDir: string): Config {
  const secret = 'a secret that signs nothing but simulations';
  return readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', AUTH_SECRET: secret });
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
  template ??= makeTemplate();
  const empty = await template;
  const dataDir = await mkdtemp(join(scratch, 'holdfast-sim-'));
  const config = configOf(dataDir);
  const [folder, copy] = [join(dataDir, 'db'), join(dataDir, 'copy')];
  let registry = firstRegistry;
  let hasCopy = false;
  let isDoomed = false;
  let die = () => {};

  await cp(join(empty, 'db'), folder, { recursive: true });
  let database = await openFolder(config, now);
  let server: ServerParts = await start();

  function start(): Promise<ServerParts> {
    isDoomed = false;
    return createServer(config, {
      registry,
      now,
      pool: database.pool,
      afterCommit: () => {
        if (!isDoomed) return;
        die();
        return new Promise(() => {});
      },
    });
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
    async exchange(session, body) {
      const died = new Promise<null>((resolve) => {
        die = () => resolve(null);
      });
      const cookie = session === null ? {} : { cookie: session.cookie };
      const answered = Promise.resolve(
        server.app.request('/api/sync', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-holdfast': '1', ...cookie },
          body,
        }),
      );
      const answer = await Promise.race([answered, died]);
      if (answer === null) server = await start();
      else await server.settled();
      return answer;
    },
    async signUp(email) {
      const answer = await server.app.request('/api/auth/sign-up/email', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify({ email, name: 'Somebody', password: 'a long enough password' }),
      });
      if (!answer.ok) throw new Error(`sign-up failed: ${await answer.text()}`);
      const { user } = (await answer.json()) as { user: { id: string } };
      const cookie = answer.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      const listed = await server.app.request('/api/workspaces', { headers: { cookie } });
      const [first] = (await listed.json()) as WorkspaceList;
      if (first === undefined) throw new Error('no workspace came with the account');
      return { cookie, userId: user.id, workspace: first.id };
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
      await swapDatabase(join(empty, 'db'));
    },
    async version(workspace) {
      const { rows } = await database.pool.query('select version from workspaces where id = $1', [workspace]);
      return Number(rows[0]?.version ?? 0);
    },
    async records(workspace) {
      const text = 'select entity, id, fields from records where workspace_id = $1 order by version';
      return (await database.pool.query<StoredRecord>(text, [workspace])).rows;
    },
    async close() {
      await server.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
