/** What every LocalStore keeps, in whatever its records lie. */
import type { ExchangeReply, Verdict } from '@holdfast/shared/protocol/exchange';
import { describe, expect, it } from 'vitest';
import { type Batch, type LocalStore, markKey } from './ports.ts';

/** A device of somebody who is signed in, with nothing to send. */
export interface LocalStoreBench {
  store: LocalStore;
  /** Somebody makes a record: its id. */
  add(): Promise<string>;
  edit(id: string): Promise<void>;
  /** There is no room for what the next reply brings. */
  fill(): void;
}

const limits = { maxChanges: 100, maxBytes: 1_000_000 };
const measured = { sentAt: 0, receivedAt: 0 };

export function localStoreContract(name: string, make: () => Promise<LocalStoreBench>): void {
  async function open() {
    const bench = await make();
    const { store } = bench;
    return {
      ...bench,
      pack: async () => (await store.pack(limits)) as Batch,
      takeLease: async () => (await store.takeLease()) as number,
    };
  }

  describe(`${name} as a store`, () => {
    it('[LD1] every lease is greater than those before', async () => {
      const { takeLease } = await open();
      const leases = [await takeLease(), await takeLease(), await takeLease()];
      expect(leases).toEqual([...new Set(leases)].sort((a, b) => a - b));
    });

    it('[OB4] what was packed waits until it was answered for', async () => {
      const { add, pack } = await open();
      const ids = [await add(), await add()];
      await pack();
      expect((await pack()).changes.map(({ id }) => id).sort()).toEqual(ids.sort());
    });

    it('packs up to the limit, tells how many wait, and names each change by its mark', async () => {
      const { store, add } = await open();
      for (let n = 0; n < 3; n += 1) await add();
      const batch = (await store.pack({ ...limits, maxChanges: 2 })) as Batch;
      expect([batch.changes.length, batch.waiting]).toEqual([2, 3]);
      expect(batch.marks.map(({ entity, id, fields }) => [entity, id, fields])).toEqual(
        batch.changes.map(({ entity, id, fields }) => [entity, id, stampsOf(fields)]),
      );
    });

    it('packs nothing that was not picked, and still counts it', async () => {
      const { store, add } = await open();
      const [left, picked] = [await add(), await add()];
      const batch = await store.pack({ ...limits, pick: ({ id }) => id !== left });
      expect(batch).toMatchObject({ changes: [{ id: picked }], waiting: 2 });
    });

    it('[OB2] a record that is edited again is one change, under another mark', async () => {
      const { add, edit, pack } = await open();
      const id = await add();
      const [before] = (await pack()).marks;
      await edit(id);
      const { marks } = await pack();
      expect(marks.length).toBe(1);
      expect(marks.map(markKey)).not.toEqual([before].map((mark) => mark && markKey(mark)));
    });

    it('[OB3] [EN4] a verdict clears its mark, with the cursor of its reply', async () => {
      const { store, add, pack, takeLease } = await open();
      await add();
      const lease = await takeLease();
      const batch = await pack();
      expect(await store.apply(lease, batch, replyTo(batch, 'next'), measured)).toBe('applied');
      expect(await pack()).toMatchObject({ changes: [], marks: [], waiting: 0, cursor: 'next' });
    });

    it('[OB3] an edit made while the request was under way waits on', async () => {
      const { store, add, edit, pack, takeLease } = await open();
      const [id] = [await add(), await add()];
      const lease = await takeLease();
      const batch = await pack();
      await edit(id);
      await store.apply(lease, batch, replyTo(batch, 'next'), measured);
      expect((await pack()).changes.map((change) => change.id)).toEqual([id]);
    });

    it('[EN5] a reply that comes twice changes nothing more', async () => {
      const { store, add, edit, pack, takeLease } = await open();
      const id = await add();
      const lease = await takeLease();
      const batch = await pack();
      const reply = replyTo(batch, 'next');
      await store.apply(lease, batch, reply, measured);
      await edit(id);
      const before = await pack();
      await store.apply(lease, batch, reply, measured);
      expect(await pack()).toEqual(before);
    });

    it('[EN4] [LD1] who has lost the lease writes nothing, not even the cursor', async () => {
      const { store, add, pack, takeLease } = await open();
      await add();
      const lost = await takeLease();
      const batch = await pack();
      const lease = await takeLease();
      expect(await store.apply(lost, batch, replyTo(batch, 'next'), measured)).toBe('lease_lost');
      expect(await pack()).toEqual(batch);
      expect(await store.apply(lease, batch, replyTo(batch, 'next'), measured)).toBe('applied');
    });

    it('[EN4] where there is no room nothing of a reply is written, and it may come again', async () => {
      const { store, add, pack, takeLease, fill } = await open();
      await add();
      const lease = await takeLease();
      const batch = await pack();
      fill();
      expect(await store.apply(lease, batch, replyTo(batch, 'next'), measured)).toBe('storage_full');
      expect(await pack()).toEqual(batch);
      expect(await store.apply(lease, batch, replyTo(batch, 'next'), measured)).toBe('applied');
    });
  });
}

function stampsOf(fields: Batch['changes'][number]['fields']) {
  return Object.fromEntries(Object.entries(fields).map(([name, [, stamp]]) => [name, stamp]));
}

function replyTo({ changes }: Batch, cursor: string): ExchangeReply {
  const verdicts = changes.map(({ entity, id }): Verdict => ({ entity, id, verdict: 'applied' }));
  return { serverTime: 0, cursor, more: false, reset: false, changes: [], verdicts };
}
