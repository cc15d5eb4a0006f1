/** What every database tells of its history, by the cursors a server gives on it [RH1]. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cursor, readCursor } from './cursor.ts';

/** A database, what writes to it, and hands on its files. */
export interface HistoryBench {
  /** Another record: a cursor that was given with it. */
  write(): Promise<string>;
  /** Whether a device with this cursor goes on; otherwise it begins a snapshot. */
  holds(cursor: string): Promise<boolean>;
  restart(): Promise<void>;
  /** Keeps the files as they are now. */
  copy(): Promise<void>;
  /** Puts the files kept last in the place of today's, as who restores a backup does. */
  putBack(): Promise<void>;
  close(): Promise<void>;
}

export function historyContract(name: string, make: () => Promise<HistoryBench>): void {
  describe(`the history of ${name}`, () => {
    let bench: HistoryBench;

    beforeAll(async () => {
      bench = await make();
    });
    afterAll(() => bench.close());

    const writeAndRead = async () => readCursor(await bench.write()) as Cursor;

    /** Others go on until the workspace is past where it was. */
    async function overtake(): Promise<void> {
      for (let n = 0; n < 3; n += 1) await bench.write();
    }

    it('[RH1] goes on while it runs, and each write takes it further', async () => {
      const [one, two] = [await writeAndRead(), await writeAndRead()];
      const { epoch, incarnation, head } = one;
      expect({ ...two, head: two.head - 1 }).toMatchObject({ epoch, incarnation, head });
    });

    it('[RH1] keeps its epoch when it is restarted, and begins a later incarnation: no loss to anybody', async () => {
      const kept = await bench.write();
      await bench.restart();
      const before = readCursor(kept) as Cursor;
      const after = await writeAndRead();
      expect(after.epoch).toBe(before.epoch);
      expect(after.incarnation).toBeGreaterThan(before.incarnation);
      await overtake();
      expect(await bench.holds(kept)).toBe(true);
    });

    it('[RH1] shows each time its files are put back, though others have written past what was lost', async () => {
      const kept = await bench.write();
      await bench.copy();
      const before = await bench.write();
      expect(await bench.holds(before)).toBe(true);
      await bench.putBack();
      await overtake();
      expect([await bench.holds(kept), await bench.holds(before)]).toEqual([true, false]);
      const between = await bench.write();
      await bench.putBack();
      for (let n = 0; n < 2; n += 1) await overtake();
      expect(await Promise.all([kept, before, between].map(bench.holds))).toEqual([true, false, false]);
      const told = [before, between, await bench.write()].map((cursor) => readCursor(cursor) as Cursor);
      expect(new Set(told.map(({ epoch }) => epoch)).size).toBe(1);
      const incarnations = told.map(({ incarnation }) => incarnation);
      expect(incarnations).toEqual([...new Set(incarnations)].sort((a, b) => a - b));
    });
  });
}
