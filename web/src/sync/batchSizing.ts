/**
 * How much one exchange carries: less on a link that is too slow and before a server that takes no more, all of it again
 * when that went well (an adaptive batch size); and the search for a poison record, one the server fails on: halving
 * what failed until it is the only one left. What an answer does to the size, sizeChange.ts says.
 */
export interface BatchSizing {
  /** Of the usual amount, at least one. */
  portion(usual: number): number;
  /** `carried` changes were answered for. */
  grow(carried: number): void;
  /** Everything went through: a slow or narrow link may have become better. */
  finished(): void;
  /** `carried` changes, or what was asked for, were too much: less until a run has gone through. */
  halve(carried?: number): void;
  /** The server failed. True where it failed before, so that it is time to ask why. */
  failed(): boolean;
  isSearching(): boolean;
  /** One of the `carried` changes that would go next makes the server fail: half of them at a time, until it is found. */
  search(carried: number): void;
  /** Whatever went wrong, it was one record. The others may go as before. */
  found(): void;
}

/** One record where it was five hundred. */
const smallestShare = 1 / 512;

/** `most`: changes an exchange may carry at all. */
export function createBatchSizing(most: number): BatchSizing {
  let share = 1;
  let widest = 1;
  let failures = 0;
  /** Among how many changes the poison record is; 0 while none is searched for. */
  let searched = 0;
  const halfOf = (changes: number) => Math.max(changes / most / 2, smallestShare);
  return {
    portion: (usual) => Math.max(1, Math.ceil(usual * share)),
    grow(carried) {
      failures = 0;
      searched = Math.max(0, searched - carried);
      share = searched > 0 ? halfOf(searched) : Math.min(share * 2, widest);
    },
    finished() {
      widest = Math.min(widest * 2, 1);
    },
    halve(carried = most) {
      widest = share = halfOf(Math.min(share * most, carried));
    },
    failed() {
      failures += 1;
      return failures > 1 || searched > 0;
    },
    isSearching: () => searched > 0,
    search(carried) {
      searched = carried;
      share = halfOf(carried);
    },
    found() {
      searched = 0;
      widest = 1;
    },
  };
}
