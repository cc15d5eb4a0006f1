import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeCursor } from '../src/database/cursor.ts';
import { historyContract } from '../src/database/history.contract.ts';
import { changesOf } from './batches.ts';
import { createTestServer, databaseKinds } from './databases.ts';
import { type Backup, pretendHistory } from './pretendedHistory.ts';

for (const kind of databaseKinds) {
  historyContract(`${kind}, told when it was started`, async () => {
    const server = await createTestServer(kind);
    const { begin, restart, write, isReset, backUp, restore } = pretendHistory(() => server.pool);
    await begin();
    let incarnation = 1000;
    let copy: Backup = await backUp();
    const next = () => restart(++incarnation);
    return {
      write: () => write('more'),
      holds: async (cursor) => !(await isReset(cursor)),
      restart: next,
      async copy() {
        copy = await backUp();
      },
      async putBack() {
        await restore(copy);
        await next();
      },
      close: server.close,
    };
  });
}

describe.each(databaseKinds)('the incarnations of a database on %s', (kind) => {
  let server: Awaited<ReturnType<typeof createTestServer>>;
  const { begin, restart, exchange, write, isReset, backUp, restore, workspace } = pretendHistory(() => server.pool);

  beforeAll(async () => {
    server = await createTestServer(kind);
  });
  afterAll(() => server.close());
  beforeEach(() => begin());

  const incarnations = async () => {
    const { rows } = await server.pool.query('select lives as incarnations from workspaces where id = $1', [
      workspace(),
    ]);
    return (rows[0].incarnations as [string, string][]).map((entry) => entry.map(Number));
  };

  it('[RH1] a restart alone is nothing to a cursor, whoever writes after it', async () => {
    const cursor = await write('a', 'b');
    await restart(2000);
    expect(await isReset(cursor)).toBe(false);
    await write('c');
    const page = await exchange(cursor);
    const { reset } = page;
    expect({ reset, titles: changesOf(page).map(({ fields }) => fields.title?.[0]) }).toEqual({
      reset: false,
      titles: ['c'],
    });
    expect(await incarnations()).toEqual([
      [1000, 0],
      [2000, 2],
    ]);
  });

  it('[RH1] files put back are noticed though others have written past the cursor since', async () => {
    await write('a');
    const backup = await backUp();
    const cursor = await write('lost');
    await restore(backup);
    await restart(2000);
    await write('b', 'c', 'd');
    expect(await exchange(cursor)).toMatchObject({ reset: true, expired: false });
    await restart(3000);
    await write('e');
    expect(await isReset(cursor)).toBe(true);
  });

  it('[RH1] also by the very push that goes past it, and from before the first write', async () => {
    const backup = await backUp();
    const cursor = await write('lost');
    await restore(backup);
    await restart(2000);
    expect(await exchange(cursor, ['mine', 'mine too'])).toMatchObject({ reset: true, expired: false });
  });

  it('[RH1] an acknowledged push counts while the device is still paging', async () => {
    await write('a', 'b', 'c');
    const backup = await backUp();
    const page = await exchange(null, ['acknowledged'], 1);
    expect(page).toMatchObject({ more: true, cursor: { version: 1, head: 4 } });
    await restore(backup);
    await restart(2000);
    await write('d', 'e');
    expect(await isReset(writeCursor(page.cursor))).toBe(true);
  });

  it('[RH1] a cursor from before the backup stays good, also in the middle of a snapshot', async () => {
    await write('a', 'b', 'c');
    const page = await exchange('nonsense', [], 1);
    const backup = await backUp();
    await write('lost');
    await restore(backup);
    await restart(2000);
    await write('d');
    const next = await exchange(writeCursor(page.cursor));
    expect(next).toMatchObject({ reset: false, more: false });
    expect(changesOf(next)).toHaveLength(3);
  });

  it('[RH1] what may be lost is never called expired', async () => {
    const old = await write('a');
    const backup = await backUp();
    const lost = await write('lost');
    await restore(backup);
    await restart(2000);
    await write('b', 'c', 'd');
    await server.pool.query('update workspaces set horizon = 3 where id = $1', [workspace()]);
    expect(await exchange(lost)).toMatchObject({ reset: true, expired: false });
    expect(await exchange(old)).toMatchObject({ reset: true, expired: true });
  });

  it('[RH1] a clock set back costs one snapshot at most, and hides no loss', async () => {
    const before = await write('a');
    const backup = await backUp();
    const lost = await write('lost');
    await restore(backup);
    await restart(500);
    expect(await isReset(lost)).toBe(true);
    const { reset, cursor } = await exchange(before, ['b']);
    expect(reset).toBe(true);
    expect(await isReset(writeCursor(cursor))).toBe(false);
    await write('c', 'd');
    expect(await isReset(writeCursor(cursor))).toBe(false);
    await restart(3000);
    await write('e');
    expect(await isReset(lost)).toBe(true);
  });

  it('[RH1] many incarnations keep the list short, and the newest exact', async () => {
    const first = await write('first');
    const cursors: string[] = [];
    for (let incarnation = 1; incarnation <= 40; incarnation++) {
      await restart(1000 + incarnation);
      cursors.push(await write(`${incarnation}`));
    }
    expect(await incarnations()).toHaveLength(32);
    const known = cursors.slice(-32);
    for (const cursor of known) expect(await isReset(cursor)).toBe(false);
    expect(await isReset(first)).toBe(true);
  });

  /** The list holds 32 incarnations: all are known, it fills up on the way, it is full and those before are merged into one. */
  it.each([0, 24, 32])(
    '[RH1] no history of restarts, writes and restores hides a loss, and none invents one, after %i incarnations',
    async (before) => {
      const runs = 6;
      const seen = { lost: 0, kept: 0, merged: 0 };
      const weights = { rebirth: 8, write: 2, page: 4, restart: 1, backUp: 4, restore: 1 };
      const step = fc.oneof(
        ...Object.entries(weights).map(([name, weight]) => ({ weight, arbitrary: fc.constant(name) })),
      );
      const lived = [...Array.from({ length: before }, () => 'rebirth'), 'write', 'backUp'];
      const history = fc
        .array(step, { minLength: 10, maxLength: 30, size: 'max' })
        .map((steps) => [...lived, ...steps, 'backUp', 'write', 'restore']);
      await fc.assert(
        fc.asyncProperty(history, (steps) => holds(steps, seen)),
        { numRuns: runs },
      );
      // Each history ends with a loss, and its first write is in every backup.
      expect(seen.lost).toBeGreaterThanOrEqual(runs);
      expect(seen.kept).toBeGreaterThanOrEqual(runs);
      if (before === 0) expect(seen.merged).toBe(0);
      if (before === 32) expect(seen.merged).toBe(runs);
    },
  );

  /** `rebirth` is a restart and a write. */
  async function holds(steps: readonly string[], seen: { lost: number; kept: number; merged: number }) {
    await begin();
    /** Every write of the history as it is now; a cursor was promised a beginning of the history it was given in. */
    let written: number[] = [];
    let backup = { rows: await backUp(), written };
    const given: { cursor: string; promised: number[] }[] = [];
    let incarnation = 1000;
    for (const [n, step] of steps.entries()) {
      if (step === 'backUp') backup = { rows: await backUp(), written };
      if (step === 'restore') {
        await restore(backup.rows);
        ({ written } = backup);
      }
      if (['restart', 'rebirth', 'restore'].includes(step)) {
        incarnation += 1;
        await restart(incarnation);
      }
      if (!['write', 'rebirth', 'page'].includes(step)) continue;
      if (step !== 'page') written = [...written, n];
      const page = await exchange(null, step === 'page' ? [] : [`${n}`], 1);
      given.push({ cursor: writeCursor(page.cursor), promised: written });
    }
    const mayBeMerged = (await incarnations()).length === 32;
    if (mayBeMerged) seen.merged += 1;
    for (const { cursor, promised } of given) {
      const isLost = promised.some((write, n) => written[n] !== write);
      const reset = await isReset(cursor);
      if (isLost) expect(reset).toBe(true);
      if (!isLost && !mayBeMerged) expect(reset).toBe(false);
      seen[isLost ? 'lost' : 'kept'] += 1;
    }
  }
});
