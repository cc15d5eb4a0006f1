/**
 * What was added on this page, newest last: a list shows it wherever its order would put it, also past where it is read.
 * It is kept for a screenful; by then a person has seen what was first.
 */
export interface JustAdded {
  ids(): readonly string[];
  note(id: string): void;
  subscribe(listener: () => void): () => void;
}

const kept = 50;

export function createJustAdded(): JustAdded {
  let ids: readonly string[] = [];
  const listeners = new Set<() => void>();
  return {
    ids: () => ids,
    note(id) {
      ids = [...ids.filter((other) => other !== id), id].slice(-kept);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A list read so far, and after it what was added and lies further on. */
export function withAdded<T extends { id: string }>(rows: readonly T[], added: readonly T[]): T[] {
  return [...rows, ...added.filter(({ id }) => !rows.some((row) => row.id === id))];
}
