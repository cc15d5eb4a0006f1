/** An outbox that is only a number: for tests of when the engine runs, not of what it carries. */
import type { LocalStore } from '../ports.ts';

const uuid = (n: number) => `0197a1b2-c3d4-7e5f-8a9b-${n.toString(16).padStart(12, '0')}`;

export interface CountingStore extends LocalStore {
  /** Records waiting to be sent. */
  waiting: number;
  applied: number;
}

export function createCountingStore(): CountingStore {
  let lease = 0;
  const store: CountingStore = {
    waiting: 0,
    applied: 0,
    async takeLease() {
      lease += 1;
      return lease;
    },
    async pack({ maxChanges }) {
      const packed = Array.from({ length: Math.min(store.waiting, maxChanges) }, (_, n) => uuid(n));
      return {
        workspace: uuid(0xaaaa),
        device: uuid(0xbbbb),
        cursor: null,
        changes: packed.map((id) => ({ entity: 'todo', id, fields: {} })),
        marks: packed.map((id) => ({ entity: 'todo', id, fields: {}, edits: 1 })),
        waiting: store.waiting,
        isHeld: false,
      };
    },
    async apply(held, parcel) {
      if (held !== lease) return 'lease_lost';
      store.waiting -= parcel.changes.length;
      store.applied += 1;
      return 'applied';
    },
  };
  return store;
}
