/**
 * Transactions that stop between their statements, played in any order on connections of their own, against what every
 * order must give: a device that follows its cursor sees each version once, in order, and no sooner than its commit.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type Cursor, cursorAtHead } from '../src/database/cursor.ts';
import type { Statement } from '../src/database/statements.ts';
import { type PulledAnswer, pullRecords, readPulled } from '../src/exchange/pullStatement.ts';
import {
  lockWorkspaces,
  type PushedRecord,
  pushRecords,
  pushValues,
  quotaQuery,
  readStored,
} from '../src/exchange/pushStatement.ts';
import { stampAt } from './account.ts';

const nowMs = 1_800_000_000_000;
/** Looks at a lock, not moments: far more than any wait needs that ends. */
const maxLooks = 20_000;

export interface Step {
  name: string;
  /** Made when it is sent: a pull continues where the one before ended. */
  statement: () => Statement;
  read?: (rows: pg.QueryResultRow[]) => void;
}

/** One transaction, or one device's pulls, on a connection of its own. */
export interface Actor {
  steps: Step[];
  /** Its connection is cut before this step. */
  killedBefore?: number;
  /** The versions it was given, by workspace. They count once it has committed. */
  given: Map<string, number[]>;
  follower: Follower;
}

/** A device's view: what its pulls brought, by the cursors they gave. */
export interface Follower {
  cursors: Map<string, Cursor>;
  seen: Map<string, { id: string; version: number }[]>;
}

const bare = (text: string): Statement => ({ text, values: [] });

export function createFollower(): Follower {
  return { cursors: new Map(), seen: new Map() };
}

export function pullStep(follower: Follower, workspaces: readonly string[]): Step {
  const pulls = () => workspaces.map((workspace) => ({ workspace, cursor: follower.cursors.get(workspace) ?? null }));
  return {
    name: 'pull',
    statement: () => pullRecords(pulls().map((pull) => ({ ...pull, take: 1000 }))),
    read: (rows) => {
      readPulled(rows as PulledAnswer[], workspaces.length).forEach((pulled, n) => {
        const workspace = workspaces[n] as string;
        if (pulled === undefined) throw new Error('a workspace is gone');
        const known = follower.cursors.get(workspace);
        if (known !== undefined && pulled.validity !== 'good') throw new Error('a good cursor was refused');
        follower.cursors.set(workspace, cursorAtHead(pulled));
        const before = follower.seen.get(workspace) ?? [];
        const records = JSON.parse(`[${pulled.rows.text}]`) as { id: string }[];
        const seen = pulled.rows.versions.map((version, at) => ({ id: records[at]?.id ?? '', version }));
        follower.seen.set(workspace, [...before, ...seen]);
      });
    },
  };
}

/** What one exchange does: the real statements, one by one. */
export function pusher(records: PushedRecord[], locked: string[]): Actor {
  const follower = createFollower();
  const given = new Map<string, number[]>();
  const steps: Step[] = [
    { name: 'begin', statement: () => bare('begin isolation level read committed') },
    { name: 'lock', statement: () => lockWorkspaces(locked) },
    {
      name: 'push',
      statement: () => pushRecords(records, { nowMs, push: 0, quotaBytes: null, inCommit: null }),
      read: readGiven(records, given),
    },
    pullStep(follower, locked.toSorted()),
    { name: 'commit', statement: () => bare('commit') },
  ];
  return { steps, given, follower };
}

/** The mistake the lock is a statement of its own for: one statement that waits for it and reads. */
export function carelessPusher(records: PushedRecord[], locked: string[]): Actor {
  const careful = pusher(records, locked);
  const push = () => {
    const [epoch, incarnation] = ['', 0];
    const values = [...pushValues(records, { nowMs, push: 0, quotaBytes: null, inCommit: null }), epoch, incarnation];
    const lock = `with locked as materialized (
      select id from workspaces where id = any ($${values.length + 1}::uuid[]) order by id for update
    ), pushed as (`;
    return {
      text: quotaQuery
        .replace('with pushed as (', lock)
        .replace('from pushed p\n', 'from (select p.* from pushed p join locked l on l.id = p.workspace_id) p\n'),
      values: [...values, locked],
    };
  };
  const steps = careful.steps
    .filter(({ name }) => name !== 'lock')
    .map((step) => (step.name === 'push' ? { ...step, statement: push } : step));
  return { ...careful, steps };
}

export function puller(workspaces: readonly string[], pulls: number): Actor {
  const follower = createFollower();
  return { steps: Array.from({ length: pulls }, () => pullStep(follower, workspaces)), given: new Map(), follower };
}

function readGiven(records: PushedRecord[], given: Map<string, number[]>): (rows: pg.QueryResultRow[]) => void {
  return (rows) => {
    readStored(rows[0]?.stored).forEach(({ version }, n) => {
      const { workspace } = records[n] as PushedRecord;
      if (version !== null) given.set(workspace, [...(given.get(workspace) ?? []), version]);
    });
  };
}

let stamps = 0;

/** A change nobody made before, to a record of its own or to the one that is given. */
export function change(workspace: string, id: string = randomUUID()): PushedRecord {
  return { workspace, entity: 'todo', id, fields: { title: ['text', stampAt(++stamps)] } };
}

/** Every way to take `counts[n]` steps of each actor in turn. */
export function interleavings(counts: readonly number[]): number[][] {
  if (counts.every((count) => count === 0)) return [[]];
  return counts.flatMap((count, n) =>
    count === 0 ? [] : interleavings(counts.with(n, count - 1)).map((rest) => [n, ...rest]),
  );
}

interface Player {
  actor: Actor;
  client: pg.Client;
  pid: number;
  next: number;
  isWaiting: boolean;
  /** Nothing of it is to come: it is through, or its connection was cut. */
  isOver: boolean;
}

export interface Race {
  /** Plays them and answers what was wrong. A step of an actor that waits for a lock is played when the wait is over. */
  play(actors: readonly Actor[], order: readonly number[], workspaces: readonly string[]): Promise<string[]>;
  /** How often a statement was seen waiting for a lock: a race without waits shows nothing. */
  waits(): number;
  close(): Promise<void>;
}

export async function createRace(url: string): Promise<Race> {
  const watcher = await connect();
  const idle: pg.Client[] = [];

  let waits = 0;

  return { play, waits: () => waits, close };

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: url });
    // A connection that is cut says so here too.
    client.on('error', () => {});
    await client.connect();
    return client;
  }

  async function close(): Promise<void> {
    await Promise.all([watcher, ...idle].map((client) => client.end()));
  }

  async function play(actors: readonly Actor[], order: readonly number[], workspaces: readonly string[]) {
    for (const id of workspaces) await watcher.query(`insert into workspaces (id, name) values ($1, 'W')`, [id]);
    const players = await Promise.all(actors.map(createPlayer));
    const wrong: string[] = [];
    const committed = new Map<string, number[]>();
    const follower = createFollower();
    const queue = [...order];
    while (queue.length > 0) {
      const at = queue.findIndex((n) => !players[n]?.isWaiting);
      if (at < 0) throw new Error('everybody waits for somebody');
      const player = players[queue.splice(at, 1)[0] as number] as Player;
      if (!player.isOver) await takeStep(player, wrong, committed);
      // Itself first: what it let go of is then granted.
      for (const other of [player, ...players]) await settle(other);
      await runStep(watcher, pullStep(follower, workspaces));
      for (const workspace of workspaces) {
        const seen = (follower.seen.get(workspace) ?? []).map(({ version }) => version);
        const expected = committed.get(workspace) ?? [];
        if (`${seen}` !== `${expected}`) wrong.push(`a reader saw versions ${seen} where ${expected} were committed`);
      }
    }
    for (const player of players) await finish(player, wrong, workspaces);
    for (const [, versions] of committed) {
      if (versions.some((version, n) => version !== n + 1)) wrong.push(`versions ${versions} were committed`);
    }
    return wrong;
  }

  async function createPlayer(actor: Actor): Promise<Player> {
    const client = idle.pop() ?? (await connect());
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return { actor, client, pid: rows[0]?.pid ?? 0, next: 0, isWaiting: false, isOver: false };
  }

  /** Sends its next statement, without waiting for the answer: it may be waiting for a lock another holds. */
  async function takeStep(player: Player, wrong: string[], committed: Map<string, number[]>): Promise<void> {
    const { actor, client } = player;
    if (player.next === actor.killedBefore) return kill(player);
    const step = actor.steps[player.next++] as Step;
    player.isWaiting = true;
    runStep(client, step)
      .then(() => {
        if (step.name !== 'commit') return;
        for (const [workspace, versions] of actor.given) {
          committed.set(workspace, [...(committed.get(workspace) ?? []), ...versions]);
        }
      })
      .catch(async (error: Error) => {
        wrong.push(`${step.name} failed: ${error.message}`);
        actor.given.clear();
        player.isOver = true;
        await client.query('rollback');
      })
      .finally(() => {
        player.isWaiting = false;
        player.isOver ||= player.next === actor.steps.length;
      });
  }

  /** Until its statement is answered or waits for a lock. A lock that was let go is granted before that is answered. */
  async function settle(player: Player): Promise<void> {
    for (let looks = 0; player.isWaiting; looks++) {
      if (looks > maxLooks) throw new Error('a statement neither ends nor waits for a lock');
      const { rowCount } = await watcher.query('select from pg_locks where pid = $1 and not granted', [player.pid]);
      if (rowCount === 0) continue;
      waits++;
      return;
    }
  }

  async function kill(player: Player): Promise<void> {
    player.isOver = true;
    player.actor.given.clear();
    await watcher.query('select pg_terminate_backend($1)', [player.pid]);
    for (let looks = 0; ; looks++) {
      const { rowCount } = await watcher.query('select from pg_stat_activity where pid = $1', [player.pid]);
      if (rowCount === 0) return;
      if (looks > maxLooks) throw new Error('a connection that was cut is still there');
    }
  }

  /** The last pull, after which its device has everything. */
  async function finish({ actor, client }: Player, wrong: string[], workspaces: readonly string[]): Promise<void> {
    const { follower, killedBefore } = actor;
    if (killedBefore !== undefined) return;
    idle.push(client);
    for (const workspace of workspaces.filter((id) => follower.cursors.has(id))) {
      await runStep(watcher, pullStep(follower, [workspace]));
      const { rows } = await watcher.query('select id, version::int from records where workspace_id = $1', [workspace]);
      const seen = new Set(follower.seen.get(workspace)?.map(({ id, version }) => `${id} ${version}`));
      const missed = rows.filter(({ id, version }) => !seen.has(`${id} ${version}`));
      if (missed.length > 0) wrong.push(`a device missed versions ${missed.map(({ version }) => version)}`);
    }
  }
}

async function runStep(client: pg.Client, step: Step): Promise<void> {
  const { rows } = await client.query(step.statement());
  step.read?.(rows);
}
