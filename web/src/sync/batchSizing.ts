/**
 * How much one exchange carries, an adaptive batch size: smaller where the link is too slow or the server refuses the
 * size, and larger again after exchanges that went through. It also finds a poison record, one the server fails on, by
 * halving the batch that failed until one record is left. Which answer does what to the size is in sizeChange.ts.
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
  /** The server failed. True when it is not the first time, so that one record may be the cause. */
  failed(): boolean;
  isSearching(): boolean;
  /** One of the next `carried` changes makes the server fail: half of them are sent at a time until it is found. */
  search(carried: number): void;
  /** The record to blame was found and is set aside, so the batches of the others may be full again. */
  found(): void;
}

/** Brings a batch of 500 records, the most there can be, down to a single one. */
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
