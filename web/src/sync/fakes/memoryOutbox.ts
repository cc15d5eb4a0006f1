/** An outbox in memory: for tests of when the engine runs and of which records travel together, not of what they say. */
import { type ApplyOutcome, type LocalStore, type MeasuredTrip, markKey, type PackedMark } from '../ports.ts';

const uuid = (n: number) => `0197a1b2-c3d4-7e5f-8a9b-${n.toString(16).padStart(12, '0')}`;
const stampOf = (n: number) => `${n.toString(16).padStart(12, '0')}-0000-00000000000000aa`;

export interface MemoryOutbox extends LocalStore {
  /** Records to be sent, by their ids, oldest first. */
  add(count: number): string[];
  /** A person edits a record that waits: its mark is another one from now on. */
  edit(id: string): void;
  ids(): string[];
  readonly waiting: number;
  readonly applied: number;
  /** This step begins and does not end until the answer is called. */
  silence(step: 'takeLease' | 'pack' | 'apply'): () => void;
  /** The next reply is written once `release` is called, or ends like this. */
  holdNextApply(outcome?: ApplyOutcome): void;
  release(): void;
  /** Of the replies that were applied. */
  trips: MeasuredTrip[];
}

export function createMemoryOutbox(): MemoryOutbox {
  const marks = new Map<string, PackedMark>();
  let lease = 0;
  let stamps = 0;
  let records = 0;
  let applied = 0;
  let cursor: string | null = null;
  let held: Promise<ApplyOutcome> | null = null;
  let release = () => {};
  const trips: MeasuredTrip[] = [];
  const silent = new Map<string, Promise<void>>();
  const put = (id: string, edits: number) => {
    stamps += 1;
    marks.set(id, { entity: 'todo', id, fields: { title: stampOf(stamps) }, edits });
    return id;
  };
  return {
    add: (count) => Array.from({ length: count }, () => put(uuid(records++), 1)),
    edit: (id) => void put(id, (marks.get(id)?.edits ?? 0) + 1),
    ids: () => [...marks.keys()],
    get waiting() {
      return marks.size;
    },
    get applied() {
      return applied;
    },
    silence(step) {
      let end = () => {};
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      silent.set(step, ended);
      return () => {
        silent.delete(step);
        end();
      };
    },
    async takeLease() {
      await silent.get('takeLease');
      lease += 1;
      return lease;
    },
    async pack({ maxChanges, pick = () => true }) {
      await silent.get('pack');
      const packed = [...marks.values()].filter(pick).slice(0, maxChanges);
      return {
        account: 'u',
        workspace: uuid(0xaaaa),
        device: uuid(0xbbbb),
        cursor,
        changes: packed.map(({ entity, id, fields }) => ({ entity, id, fields: { title: ['', fields.title ?? ''] } })),
        marks: packed,
        waiting: marks.size,
        isHeld: false,
      };
    },
    holdNextApply(outcome = 'applied') {
      held = new Promise((resolve) => {
        release = () => resolve(outcome);
      });
    },
    release: () => release(),
    trips,
    async apply(given, batch, reply, measured) {
      await silent.get('apply');
      if (given !== lease) return 'lease_lost';
      const holding = held;
      held = null;
      const outcome = (await holding) ?? 'applied';
      if (outcome !== 'applied') return outcome;
      for (const sent of batch.marks) {
        const mark = marks.get(sent.id);
        if (mark && markKey(mark) === markKey(sent)) marks.delete(sent.id);
      }
      applied += 1;
      cursor = reply.cursor;
      trips.push(measured);
      return 'applied';
    },
  };
}
