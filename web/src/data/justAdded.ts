/**
 * What was added on this page, newest last. A list shows these records even if its order puts them past the rows it
 * reads: a person must see what they have just added. The last 50 are kept, more than a screen shows.
 */
export interface JustAdded<T extends { id: string }> {
  /** As they were added. The same list until there is one more. */
  all(): readonly T[];
  /** The id of the last one, for a moment. */
  newest(): string | null;
  /** To be called when it is there. */
  note(record: T): void;
  subscribe(listener: () => void): () => void;
}

const kept = 50;
const newForMs = 2000;

/** `after` calls once so many milliseconds have passed. */
export function createJustAdded<T extends { id: string }>(after: (ms: number, call: () => void) => void): JustAdded<T> {
  let all: readonly T[] = [];
  let newest: string | null = null;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    all: () => all,
    newest: () => newest,
    note(record) {
      const { id } = record;
      all = [...all.filter((other) => other.id !== id), record].slice(-kept);
      newest = id;
      tell();
      after(newForMs, () => {
        if (newest !== id) return;
        newest = null;
        tell();
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The rows of a list up to its limit, followed by the added ones that lie beyond it. */
export function withAdded<T extends { id: string }>(rows: readonly T[], added: readonly T[]): T[] {
  return [...rows, ...added.filter(({ id }) => !rows.some((row) => row.id === id))];
}
