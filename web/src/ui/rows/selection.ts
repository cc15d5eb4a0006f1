/** Which rows of a page's lists are selected, if anybody is selecting. Knows neither rows nor how they are picked. */

export interface Selection {
  /** Null: nobody is selecting. None yet is another thing. */
  ids(): ReadonlySet<string> | null;
  /** What was picked last: from it a range goes, and to it one comes back. */
  last(): string | null;
  begin(): void;
  /** Selects a row, or no longer; the first begins. */
  toggle(id: string): void;
  /** All from the last one picked to this one, in the order they stand in. */
  extendTo(id: string, order: readonly string[]): void;
  add(ids: readonly string[]): void;
  leave(): void;
  subscribe(listener: () => void): () => void;
}

export function createSelection(): Selection {
  const listeners = new Set<() => void>();
  let ids: ReadonlySet<string> | null = null;
  let last: string | null = null;

  const set = (next: ReadonlySet<string> | null) => {
    ids = next;
    for (const listener of listeners) listener();
  };
  const add = (more: readonly string[]) => set(new Set([...(ids ?? []), ...more]));
  const toggle = (id: string) => {
    last = id;
    if (ids?.has(id) !== true) add([id]);
    else set(new Set([...ids].filter((other) => other !== id)));
  };
  return {
    ids: () => ids,
    last: () => last,
    begin: () => add([]),
    toggle,
    extendTo(id, order) {
      const from = last === null || ids === null ? -1 : order.indexOf(last);
      const to = order.indexOf(id);
      if (from < 0 || to < 0) toggle(id);
      else add(order.slice(Math.min(from, to), Math.max(from, to) + 1));
      last = id;
    },
    add,
    leave() {
      if (ids !== null) set(null);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
