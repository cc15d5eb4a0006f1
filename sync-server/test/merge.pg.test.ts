import { randomUUID } from 'node:crypto';
import { isDeletedRecord } from '@holdfast/shared/merge/isDeleted';
import { type Fields, mergeFields } from '@holdfast/shared/merge/mergeFields';
import { refuseUnstorable } from '@holdfast/shared/protocol/storable';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Routine, updateRoutines } from '../src/database/routine.ts';
import { runStatement, runTransaction } from '../src/database/statements.ts';
import {
  definePush,
  lockWorkspaces,
  type PushedRecord,
  pushRecords,
  readStored,
} from '../src/exchange/pushStatement.ts';
import { stampAt } from './account.ts';
import { createTestServer, databaseKinds } from './databases.ts';

/** Few names and few stamps, so that they meet; values of every kind. */
const name = fc.constantFrom('title', 'notes', 'done', 'constructor', 'toString', 'a_b', 'Z9');
const stamp = fc.oneof(
  { weight: 5, arbitrary: fc.nat(2).map((n) => stampAt(n)) },
  { weight: 1, arbitrary: fc.constantFrom('f000000000000000', '0123456789abcdef').map((node) => stampAt(1, node)) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(0xffff), fc.nat(0xffff)).map(([a, b]) => `${hex(a, 12)}-${hex(b, 4)}-${hex(a ^ b, 16)}`),
  },
);
const value = fc.jsonValue({ maxDepth: 4 }).filter((json) => refuseUnstorable(json) === null);
const deleted = fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constantFrom(false, null, 'true', 1, [true]));
const pair = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(name, fc.tuple(value, stamp)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('order'), fc.tuple(fc.string(), stamp)) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('deleted'), fc.tuple(deleted, stamp)) },
);
const fields = fc
  .array(pair, { maxLength: 5 })
  .map((pairs): Fields => JSON.parse(JSON.stringify(Object.fromEntries(pairs))));
/** Few records and few stamps, so that pushes meet, of several workspaces in any order, one of which is not there. */
const rooms = [0, 1, 2];
const workspaceGone = randomUUID();
const record = fc.record({ room: fc.nat(rooms.length), id: fc.nat(3), fields });
const pushOfMany = fc.uniqueArray(record, { selector: ({ room, id }) => `${room} ${id}`, minLength: 1, maxLength: 8 });
/** What several devices push of one record, one after the other. */
const history = fc.array(fields, { minLength: 2, maxLength: 6 });

/** Both ways a push is done, whatever its size. */
const oneByOne = definePush(Number.MAX_SAFE_INTEGER);
const allAtOnce = definePush(0);
const ways = [
  ['one by one', oneByOne],
  ['all at once', allAtOnce],
] as const;

describe.each(databaseKinds)('merging in SQL on %s', (kind) => {
  let server: Awaited<ReturnType<typeof createTestServer>>;
  const workspace = randomUUID();

  beforeAll(async () => {
    server = await createTestServer(kind);
    await server.pool.query(`insert into workspaces (id, name) values ($1, 'W')`, [workspace]);
    const client = await server.pool.connect();
    await updateRoutines(client, [oneByOne, allAtOnce]);
    client.release();
  });
  afterAll(() => server.close());

  const pushAll = async (records: PushedRecord[], way: Routine, push = 0) => {
    const answers = await runTransaction(server.pool, [
      lockWorkspaces([...new Set(records.map((one) => one.workspace))]),
      pushRecords(records, { nowMs: 0, push, quotaBytes: null, inCommit: null }, way),
    ]);
    return readStored(answers[1]?.[0]?.stored);
  };
  const push = async (id: string, incoming: Fields, way: Routine) => {
    const [stored] = await pushAll([{ workspace, entity: 'todo', id, fields: incoming }], way);
    if (stored === undefined) throw new Error('nothing was answered');
    return stored;
  };
  const stored = async (id: string) => {
    const [row] = await runStatement<{ fields: Fields; is_deleted: boolean; is_tombstone: boolean }>(server.pool, {
      text: `select fields, is_deleted(fields), deleted_at is not null as is_tombstone
        from records where workspace_id = $1 and id = $2`,
      values: [workspace, id],
    });
    return row;
  };

  it.each(ways)('[MG4] [MG5] %s gives what TypeScript gives, for any history of pushes', async (_, way) => {
    const met = { taken: 0, kept: 0, equal: 0, deleted: 0, broughtBack: 0 };
    await fc.assert(
      fc.asyncProperty(history, async (pushes) => {
        const id = randomUUID();
        let expected: Fields = {};
        for (const incoming of pushes) {
          const outcome = mergeFields(expected, incoming);
          const answer = await push(id, incoming, way);
          expect((answer.taken ?? Object.keys(incoming)).sort()).toEqual(outcome.taken.sort());
          for (const lost of outcome.kept) expect(answer.kept[lost]).toEqual(expected[lost]);
          expect(answer.version === null).toBe(outcome.taken.length === 0);
          met.taken += outcome.taken.length;
          met.kept += outcome.kept.length;
          met.equal += Object.keys(incoming).length - outcome.taken.length - outcome.kept.length;
          const wasDeleted = isDeletedRecord(expected);
          expected = outcome.fields;
          const isDeleted = isDeletedRecord(expected);
          if (Object.keys(expected).length > 0) {
            const row = { fields: expected, is_deleted: isDeleted, is_tombstone: isDeleted };
            expect(await stored(id)).toEqual(row);
          }
          if (isDeleted) met.deleted += 1;
          if (wasDeleted && !isDeleted && expected.deleted?.[0] === true) met.broughtBack += 1;
        }
      }),
      { numRuns: 150 },
    );
    expect(Math.min(...Object.values(met)), JSON.stringify(met)).toBeGreaterThan(0);
  });

  it('[MG4] [SV2] one by one answers and leaves what all at once does, for pushes of any records', async () => {
    /** Names of its own for each way: the same pushes into workspaces and records that are as new. */
    const play = async (pushes: { room: number; id: number; fields: Fields }[][], way: Routine) => {
      const own = rooms.map(() => randomUUID());
      const ids = own.map(() => Array.from({ length: 4 }, () => randomUUID()));
      await server.pool.query(`insert into workspaces (id, name) select id, 'W' from unnest($1::uuid[]) id`, [own]);
      const answers = [];
      for (const [n, records] of pushes.entries()) {
        const named = records.map(({ room, id, fields }) => ({
          workspace: own[room] ?? workspaceGone,
          entity: 'todo',
          id: ids[room]?.[id] ?? randomUUID(),
          fields,
        }));
        answers.push(await pushAll(named, way, n + 1));
      }
      const { rows: moved } = await server.pool.query(
        `select version, version_before, bytes, deleted_bytes, last_push, life, lives from workspaces
          where id = any ($1) order by array_position($1, id)`,
        [own],
      );
      const { rows: records } = await server.pool.query(
        `select array_position($1, workspace_id) as room, array_position($2, id) as id, fields, version, deleted_at, bytes
          from records where workspace_id = any ($1) order by 1, version`,
        [own, ids.flat()],
      );
      return { answers, moved, records };
    };
    await fc.assert(
      fc.asyncProperty(fc.array(pushOfMany, { minLength: 1, maxLength: 4 }), async (pushes) => {
        expect(await play(pushes, oneByOne)).toEqual(await play(pushes, allAtOnce));
      }),
      { numRuns: 60 },
    );
  });
});

function hex(n: number, digits: number): string {
  return n.toString(16).padStart(digits, '0');
}
