/**
 * Which drafts are in open forms, of all tabs: they are offered nowhere else. A form holds its draft until it closes or
 * its tab ends [FO4].
 */

export interface DraftHolds {
  /** Returns how to let go; a draft held twice must be let go twice. A tab that ends lets go of all it holds. */
  hold(id: string): () => void;
  /** Whether a form of this very tab holds it. */
  holds(id: string): boolean;
  held(): Promise<ReadonlySet<string>>;
  /** Calls `then` when the other tab that holds it has let go: by closing its form, by ending, by being reloaded. */
  watch(id: string, then: () => void): void;
}

/** The holds of one tab. `outside` is called at the first hold of a draft, what it returns at the end of the last. */
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
    holds: (id: string) => (counts.get(id)?.count ?? 0) > 0,
    held: async (): Promise<ReadonlySet<string>> =>
      new Set([...counts].filter(([, { count }]) => count > 0).map(([id]) => id)),
    /** Only other tabs are watched, and this one knows of none. */
    watch: () => undefined,
    /** It was held in this tab and is no longer. */
    isLetGo: (id: string) => counts.get(id)?.count === 0,
  };
}
