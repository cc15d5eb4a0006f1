/**
 * What was added on this page, newest last. A list shows these records even if its order puts them past the rows it
 * reads: a person must see what they have just added. The last 50 are kept, more than a screen shows.
 */
export interface JustAdded {
  ids(): readonly string[];
  /** The last one, for a moment. */
  newest(): string | null;
  note(id: string): void;
  /** It was not added after all. */
  forget(id: string): void;
  subscribe(listener: () => void): () => void;
}

const kept = 50;
const newForMs = 2000;

/** `after` calls once so many milliseconds have passed. */
export function createJustAdded(after: (ms: number, call: () => void) => void): JustAdded {
  let ids: readonly string[] = [];
  let newest: string | null = null;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    ids: () => ids,
    newest: () => newest,
    note(id) {
      ids = [...ids.filter((other) => other !== id), id].slice(-kept);
      newest = id;
      tell();
      after(newForMs, () => {
        if (newest !== id) return;
        newest = null;
        tell();
      });
    },
    forget(id) {
      ids = ids.filter((other) => other !== id);
      if (newest === id) newest = null;
      tell();
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
