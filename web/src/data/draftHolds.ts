/** Who holds a draft: an open form does, until it closes or its tab ends [FO4]. */

/** Which drafts are in open forms, of all tabs. */
export interface DraftHolds {
  /** Returns the way to let go; what is held twice must be let go twice. A tab that ends lets go by itself. */
  hold(id: string): () => void;
  held(): Promise<ReadonlySet<string>>;
  /** Calls `then` when the other tab that holds it has let go: by closing its form, by ending, by being reloaded. */
  watch(id: string, then: () => void): void;
}

/** For one program that has all forms there are. `outside` hears of the first hold and returns the end of the last. */
export function createDraftHolds(outside: (id: string) => () => void = () => () => undefined) {
  const counts = new Map<string, { count: number; end: () => void }>();
  return {
    hold(id: string) {
      const known = counts.get(id);
      const held = known !== undefined && known.count > 0 ? known : { count: 0, end: outside(id) };
      counts.set(id, held);
      held.count += 1;
      return () => {
        held.count -= 1;
        if (held.count === 0) held.end();
      };
    },
    held: async (): Promise<ReadonlySet<string>> =>
      new Set([...counts].filter(([, { count }]) => count > 0).map(([id]) => id)),
    /** There is no other tab. */
    watch: () => undefined,
    /** Held here once, and no more. */
    isLetGo: (id: string) => counts.get(id)?.count === 0,
  };
}
