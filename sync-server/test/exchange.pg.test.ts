import { randomUUID } from 'node:crypto';
import { formatStamp, maxAheadMs } from '@holdfast/shared/clock/stamp';
import { isDeletedRecord } from '@holdfast/shared/merge/isDeleted';
import { type Fields, mergeFields, type Pair } from '@holdfast/shared/merge/mergeFields';
import type { Change } from '@holdfast/shared/protocol/exchange';
import { maxPageBytes } from '@holdfast/shared/protocol/limits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from '../src/database/cursor.ts';
import { type Account, createAccount, stampAt, titled, todo } from './account.ts';
import { countStatements } from './countStatements.ts';
import { createTestServer, databaseKinds } from './databases.ts';

const nowMs = 1_800_000_000_000;

describe.each(databaseKinds)('the exchange on %s', (kind) => {
  let server: Awaited<ReturnType<typeof createTestServer>>;
  let a: Account;
  /** Called between commit and reply. */
  let afterCommit: () => void | Promise<void> = () => {};

  beforeAll(async () => {
    server = await createTestServer(kind, { now: () => nowMs, afterCommit: () => afterCommit() });
  });
  afterAll(() => server.close());

  const newAccount = async () => {
    a = await createAccount(server.app);
    return a;
  };
  const versions = async (workspace: string) => {
    const { rows } = await server.pool.query(
      'select version::int from records where workspace_id = $1 order by version',
      [workspace],
    );
    return rows.map((row) => row.version);
  };

  it('stores a record and gives it to another device', async () => {
    const { sync } = await newAccount();
    const change = todo({
      title: ['Milk', stampAt(1)],
      tags: [['a', 'ü', '"'], stampAt(2)],
      priority: [2, stampAt(3)],
    });
    const pushed = await sync({ changes: [change] });
    expect(pushed).toMatchObject({ more: false, reset: false, changes: [], serverTime: nowMs });
    expect(pushed.verdicts).toEqual([{ entity: 'todo', id: change.id, verdict: 'applied' }]);
    expect((await sync({ device: randomUUID() })).changes).toEqual([change]);
  });

  it('[MG2] lets the later stamp of a field win, whichever comes first', async () => {
    const { sync } = await newAccount();
    const id = randomUUID();
    await sync({ changes: [todo({ title: ['old', stampAt(1)], notes: ['n', stampAt(9)] }, id)] });
    const newer = await sync({ changes: [todo({ title: ['new', stampAt(5)], notes: ['lost', stampAt(2)] }, id)] });
    expect(newer.verdicts).toEqual([{ entity: 'todo', id, verdict: 'applied', fields: { notes: ['n', stampAt(9)] } }]);
    const older = await sync({ changes: [todo({ title: ['older', stampAt(3)] }, id)] });
    expect(older.verdicts).toEqual([
      { entity: 'todo', id, verdict: 'superseded', fields: { title: ['new', stampAt(5)] } },
    ]);
    const [record] = (await sync()).changes;
    expect(record?.fields).toEqual({ title: ['new', stampAt(5)], notes: ['n', stampAt(9)] });
  });

  it('[MG2] compares stamps bytewise, also in the counter and the device part', async () => {
    const { sync } = await newAccount();
    const id = randomUUID();
    const at = (counter: number, node: string) => formatStamp({ millis: 1_700_000_000_000, counter, node });
    await sync({ changes: [todo({ title: ['low', at(9, 'ffffffffffffffff')] }, id)] });
    const { verdicts } = await sync({ changes: [todo({ title: ['high', at(10, '0000000000000000')] }, id)] });
    expect(verdicts[0]?.verdict).toBe('applied');
    const tie = await sync({ changes: [todo({ title: ['higher', at(10, '0000000000000001')] }, id)] });
    expect(tie.verdicts[0]?.verdict).toBe('applied');
  });

  it('[MG3] keeps fields it does not know, also ones named like parts of every object', async () => {
    const { sync } = await newAccount();
    const pair = (value: unknown): Pair => [value, stampAt(1)];
    const change = todo({
      constructor: pair({ deep: ['x', null, 1.5] }),
      toString: pair('text'),
      fromTheFuture: pair({ b: 1, a: 2 }),
    });
    expect((await sync({ changes: [change] })).verdicts[0]).toEqual({
      entity: 'todo',
      id: change.id,
      verdict: 'applied',
    });
    const repeated = await sync({ changes: [change] });
    expect(repeated.verdicts[0]).toEqual({ entity: 'todo', id: change.id, verdict: 'unchanged' });
    await sync({ changes: [titled('known', 2, change.id)] });
    const [record] = (await sync()).changes;
    expect(record?.fields).toEqual({ ...change.fields, title: ['known', stampAt(2)] });
  });

  it('[SV1] a repeated push moves nothing and gets its verdicts again', async () => {
    const { sync, workspace } = await newAccount();
    const changes = [titled('one'), titled('two')];
    const first = await sync({ changes });
    const again = await sync({ changes, cursor: first.cursor });
    expect(again.verdicts.map(({ verdict }) => verdict)).toEqual(['unchanged', 'unchanged']);
    expect(again.cursor).toBe(first.cursor);
    expect(again.changes).toEqual([]);
    expect(await versions(workspace)).toEqual([1, 2]);
  });

  it('[SV1] a push without newer fields still answers with what is stored', async () => {
    const { sync, workspace } = await newAccount();
    const stored = titled('stored', 5);
    await sync({ changes: [stored] });
    const { verdicts } = await sync({ changes: [titled('earlier', 4, stored.id), todo({}, randomUUID())] });
    expect(verdicts).toMatchObject([
      { verdict: 'superseded', fields: { title: ['stored', stampAt(5)] } },
      { verdict: 'unchanged' },
    ]);
    expect(await versions(workspace)).toEqual([1]);
  });

  it('[SV2] only records that changed take a version, and versions have no gaps', async () => {
    const { sync, workspace } = await newAccount();
    const [one, two, three] = [titled('1'), titled('2'), titled('3')];
    await sync({ changes: [one, two, three] });
    await sync({ changes: [one, titled('2 again', 2, two.id), three, titled('4')] });
    expect(await versions(workspace)).toEqual([1, 3, 4, 5]);
  });

  it('[SV4] has committed before it answers', async () => {
    const { sync, workspace } = await newAccount();
    let seen: number[] = [];
    afterCommit = async () => {
      seen = await versions(workspace);
    };
    await sync({ changes: [titled('x')] }).finally(() => {
      afterCommit = () => {};
    });
    expect(seen).toEqual([1]);
  });

  it('[SV4] a lost reply costs nothing: the same request again changes nothing', async () => {
    const { sync, post, workspace, device } = await newAccount();
    const changes = [titled('kept')];
    afterCommit = () => {
      throw new Error('lost');
    };
    const lost = await post({ protocol: 1, workspace, device, cursor: null, changes });
    afterCommit = () => {};
    expect(lost.status).toBe(500);
    expect(await lost.json()).toEqual({ code: 'internal', status: 500, title: 'Something went wrong on the server' });
    expect((await sync({ changes })).verdicts[0]?.verdict).toBe('unchanged');
    expect(await versions(workspace)).toEqual([1]);
  });

  it('[SV3] one record the database itself refuses leaves its neighbours applied', async () => {
    const { sync, workspace } = await newAccount();
    await server.pool.query(
      `alter table records add constraint no_poison check (fields -> 'title' ->> 0 is distinct from 'poison')`,
    );
    try {
      const changes = [titled('a'), titled('poison'), titled('b'), titled('c'), titled('poison'), titled('d')];
      const reply = await sync({ changes });
      expect(reply.verdicts.map(({ verdict, code }) => code ?? verdict)).toEqual([
        'applied',
        'invalid_field',
        'applied',
        'applied',
        'invalid_field',
        'applied',
      ]);
      expect(reply.verdicts.map(({ id }) => id)).toEqual(changes.map(({ id }) => id));
      expect(await versions(workspace)).toEqual([1, 2, 3, 4]);
    } finally {
      await server.pool.query('alter table records drop constraint no_poison');
    }
  });

  it('merges a record that occurs twice in a batch and gives each mention its verdict', async () => {
    const { sync, workspace } = await newAccount();
    const id = randomUUID();
    const reply = await sync({
      changes: [
        todo({ title: ['first', stampAt(1)], notes: ['n', stampAt(1)] }, id),
        todo({ title: ['second', stampAt(2)] }, id),
        todo({ title: ['late', stampAt(0)] }, id),
      ],
    });
    expect(reply.verdicts).toEqual([
      { entity: 'todo', id, verdict: 'applied', fields: { title: ['second', stampAt(2)] } },
      { entity: 'todo', id, verdict: 'applied' },
      { entity: 'todo', id, verdict: 'superseded', fields: { title: ['second', stampAt(2)] } },
    ]);
    expect(await versions(workspace)).toEqual([1]);
  });

  it('keeps the same id in two entities apart', async () => {
    const { sync } = await newAccount();
    const id = randomUUID();
    await sync({ changes: [titled('todo', 1, id), { entity: 'link', id, fields: { title: ['link', stampAt(1)] } }] });
    expect((await sync()).changes.map(({ entity }) => entity).sort()).toEqual(['link', 'todo']);
  });

  it('[HLC3] pulls a stamp from the future back to now and returns it', async () => {
    const { sync } = await newAccount();
    const node = 'bbbbbbbbbbbbbbbb';
    const at = (millis: number) => formatStamp({ millis, counter: 3, node });
    const early = todo({ title: ['early', at(nowMs + maxAheadMs + 1)] });
    const timely = todo({ title: ['timely', at(nowMs + maxAheadMs)] });
    const { verdicts } = await sync({ changes: [early, timely] });
    const pulled = { title: ['early', at(nowMs)] };
    expect(verdicts).toEqual([
      { entity: 'todo', id: early.id, verdict: 'applied', fields: pulled },
      { entity: 'todo', id: timely.id, verdict: 'applied' },
    ]);
    expect((await sync()).changes.map(({ fields }) => fields)).toEqual([pulled, timely.fields]);
  });

  it('[HLC3] of two edits from the future in one batch the later stays, though both are pulled back', async () => {
    const { sync } = await newAccount();
    const id = randomUUID();
    const at = (ahead: number) => formatStamp({ millis: nowMs + maxAheadMs + ahead, counter: 0, node: 'c'.repeat(16) });
    await sync({ changes: [todo({ title: ['first', at(1)] }, id), todo({ title: ['then', at(2)] }, id)] });
    expect((await sync()).changes[0]?.fields.title?.[0]).toBe('then');
  });

  it('pages in order, with nothing twice and nothing missing', async () => {
    const { sync } = await newAccount();
    const changes = Array.from({ length: 7 }, (_, n) => titled(`n${n}`));
    await sync({ changes });
    const device = randomUUID();
    const seen: string[] = [];
    const sizes: number[] = [];
    let cursor: string | null = null;
    for (;;) {
      const page = await sync({ device, cursor, limit: 3 });
      seen.push(...page.changes.map(({ id }) => id));
      sizes.push(page.changes.length);
      cursor = page.cursor;
      expect(page.reset).toBe(false);
      if (!page.more) break;
    }
    expect(sizes).toEqual([3, 3, 1]);
    expect(seen).toEqual(changes.map(({ id }) => id));
    expect((await sync({ device, cursor })).changes).toEqual([]);
  });

  /** Text that does not shrink in transport limits: 100 KiB. */
  const blob = 'x'.repeat(100 * 1024);

  it('a page is cut by its bytes too, whatever limit is asked for, and own writes do not make it skip anything', async () => {
    const { sync } = await newAccount();
    const heavy = Array.from({ length: 54 }, (_, n) => todo({ blob: [blob, stampAt(n)] }));
    for (let n = 0; n < heavy.length; n += 9) await sync({ changes: heavy.slice(n, n + 9) });
    const device = randomUUID();
    const seen: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    let changes = [titled('mine')];
    for (;;) {
      const page = await sync({ device, cursor, limit: 2000, changes });
      expect(JSON.stringify(page.changes).length).toBeLessThan(maxPageBytes + 2 * blob.length);
      seen.push(...page.changes.map(({ id }) => id));
      ({ cursor } = page);
      changes = [titled(`mine ${pages}`)];
      pages += 1;
      if (!page.more) break;
      expect(page.changes.length).toBeGreaterThan(0);
    }
    expect(pages).toBe(2);
    expect(seen.filter((id) => heavy.some((change) => change.id === id))).toEqual(heavy.map(({ id }) => id));
  });

  it('[SV3] a record cannot grow without end over many changes: too_large, and its neighbour is applied', async () => {
    const { sync } = await newAccount();
    const id = randomUUID();
    for (const name of ['a', 'b']) await sync({ changes: [todo({ [name]: [blob, stampAt(1)] }, id)] });
    const { verdicts } = await sync({ changes: [todo({ c: [blob, stampAt(1)] }, id), titled('neighbour')] });
    expect(verdicts).toMatchObject([{ verdict: 'rejected', code: 'too_large' }, { verdict: 'applied' }]);
    const { changes } = await sync({ device: randomUUID() });
    expect(Object.keys(changes.find((change) => change.id === id)?.fields ?? {}).sort()).toEqual(['a', 'b']);
  });

  it('does not say "more" when the page is exactly full', async () => {
    const { sync } = await newAccount();
    await sync({ changes: [titled('1'), titled('2')] });
    expect(await sync({ limit: 2, device: randomUUID() })).toMatchObject({ more: false });
  });

  it('leaves out what the request wrote itself, and its cursor covers it', async () => {
    const { sync } = await newAccount();
    const other = await sync({ changes: [titled('theirs')], device: randomUUID() });
    const mine = await sync({ cursor: other.cursor, changes: [titled('mine')] });
    expect(mine.changes).toEqual([]);
    expect((await sync({ cursor: mine.cursor })).changes).toEqual([]);
  });

  it('sends an own write back when someone else changed the record since the cursor', async () => {
    const { sync } = await newAccount();
    const id = randomUUID();
    const start = await sync({ changes: [titled('start', 1, id)] });
    await sync({ changes: [todo({ notes: ['theirs', stampAt(2)] }, id)], device: randomUUID() });
    const mine = await sync({ cursor: start.cursor, changes: [titled('mine', 3, id)] });
    expect(mine.verdicts).toEqual([{ entity: 'todo', id, verdict: 'applied' }]);
    expect(mine.changes).toEqual([todo({ title: ['mine', stampAt(3)], notes: ['theirs', stampAt(2)] }, id)]);
  });

  it('does not let own writes push what others wrote out of the page or behind the cursor', async () => {
    const { sync } = await newAccount();
    const theirs = Array.from({ length: 4 }, (_, n) => titled(`t${n}`));
    await sync({ changes: theirs, device: randomUUID() });
    const mine = Array.from({ length: 5 }, (_, n) => titled(`m${n}`));
    const first = await sync({ changes: mine, limit: 2 });
    expect(first).toMatchObject({ more: true, changes: theirs.slice(0, 2) });
    const second = await sync({ cursor: first.cursor, limit: 2 });
    expect(second.changes).toEqual(theirs.slice(2));
  });

  it('[RH1] answers a cursor of another database, from ahead, or unreadable with a snapshot', async () => {
    const { sync } = await newAccount();
    const change = titled('here');
    const { cursor } = await sync({ changes: [change] });
    const known = readCursor(cursor);
    if (known === null) throw new Error('no cursor');
    const wrong = {
      'another epoch': writeCursor({ ...known, epoch: '0'.repeat(32) }),
      ahead: writeCursor({ ...known, head: 99 }),
      'a later incarnation': writeCursor({ ...known, incarnation: known.incarnation + 1 }),
      unreadable: 'not a cursor',
      empty: '',
      'too large to be a number': writeCursor({ ...known, head: 1e21 }),
    };
    for (const [name, bad] of Object.entries(wrong)) {
      const reply = await sync({ cursor: bad, device: randomUUID() });
      expect(reply, name).toMatchObject({ reset: true, more: false, cursor, changes: [change] });
      expect(reply, name).not.toHaveProperty('expired');
    }
    expect(await sync({ cursor })).toMatchObject({ reset: false, changes: [] });
    expect(await sync({ cursor: null })).toMatchObject({ reset: false, changes: [change] });
  });

  it('[RH1] puts own writes into a snapshot, where what is missing counts as gone', async () => {
    const { sync } = await newAccount();
    const [old, mine] = [titled('old'), titled('mine')];
    await sync({ changes: [old] });
    const reply = await sync({ cursor: 'nonsense', changes: [mine], limit: 1 });
    expect(reply).toMatchObject({ reset: true, more: true, changes: [old] });
    const late = titled('late');
    const next = await sync({ cursor: reply.cursor, changes: [late] });
    expect(next).toMatchObject({ reset: false, more: false, changes: [mine, late] });
  });

  it('[RH2] below the horizon it starts over, and paging that snapshot is not another reset', async () => {
    const { sync, workspace } = await newAccount();
    const first = await sync({ changes: [titled('1'), titled('2'), titled('3')] });
    const later = await sync({ changes: [titled('4')] });
    await server.pool.query('update workspaces set horizon = 4 where id = $1', [workspace]);
    const reply = await sync({ cursor: first.cursor, limit: 2 });
    expect(reply).toMatchObject({ reset: true, expired: true, more: true });
    const next = await sync({ cursor: reply.cursor, limit: 2 });
    expect(next).toMatchObject({ reset: false, more: false });
    expect(next).not.toHaveProperty('expired');
    expect([...reply.changes, ...next.changes]).toHaveLength(4);
    expect(await sync({ cursor: later.cursor })).toMatchObject({ reset: false, changes: [] });
  });

  it.each([
    ['later work that arrives after it', { work: 3, isFirst: false, isDeleted: false }],
    ['later work that arrives before it', { work: 3, isFirst: true, isDeleted: false }],
    ['earlier work that arrives after it', { work: 1, isFirst: false, isDeleted: true }],
    ['earlier work that arrives before it', { work: 1, isFirst: true, isDeleted: true }],
  ])('[MG5] of a deletion and %s every device makes the same', async (_case, { work, isFirst, isDeleted }) => {
    const { sync } = await newAccount();
    const record = titled('shared', 0);
    const [a, b] = [replicaOf(record.id, sync), replicaOf(record.id, sync)];
    await a.push(record.fields);
    await b.pull();
    const remove = () => a.push({ deleted: [true, stampAt(2)] });
    const fill = () => b.push({ notes: ['an hour of work', stampAt(work)] });
    for (const deed of isFirst ? [fill, remove] : [remove, fill]) await deed();
    await a.pull();
    await b.pull();
    expect(a.fields()).toEqual(b.fields());
    expect(Object.keys(b.fields()).sort()).toEqual(['deleted', 'notes', 'title']);
    expect(isDeletedRecord(a.fields())).toBe(isDeleted);
    const { rows } = await server.pool.query(
      `select r.deleted_at is not null as is_tombstone, t.notes
       from records r left join todo t on t.workspace_id = r.workspace_id and t.id = r.id where r.id = $1`,
      [record.id],
    );
    expect(rows).toEqual([{ is_tombstone: isDeleted, notes: isDeleted ? null : 'an hour of work' }]);
  });

  it('[DB2] spends one statement on a push of many records, membership and paging included', async () => {
    const { sync } = await newAccount();
    await sync();
    const changes = Array.from({ length: 500 }, (_, n) => titled(`n${n}`));
    const { statements } = await countStatements(() => sync({ changes }));
    expect(statements).toHaveLength(1);
  });

  it('[DB3] spends at most three statements on a pull, and takes no lock', async () => {
    const { sync } = await newAccount();
    await sync({ changes: [titled('news')] });
    const { statements } = await countStatements(() => sync({ device: randomUUID() }));
    expect(statements.length).toBeLessThanOrEqual(3);
    expect(statements.join()).not.toMatch(/exchange_records|for update|begin/);
  });
});

/** What a device of its own knows of one record. */
function replicaOf(id: string, sync: Account['sync']) {
  const device = randomUUID();
  let cursor: string | null = null;
  let known: Fields = {};
  const exchange = async (changes: Change[]) => {
    const reply = await sync({ device, cursor, changes });
    cursor = reply.cursor;
    const told = [...reply.verdicts, ...reply.changes].filter((answer) => answer.id === id);
    for (const { fields } of told) known = mergeFields(known, fields ?? {}).fields;
  };
  return {
    fields: () => known,
    pull: () => exchange([]),
    push: async (fields: Fields) => {
      known = mergeFields(known, fields).fields;
      await exchange([todo(fields, id)]);
    },
  };
}
