/** Which databases a browser holds, whose they are, and which one is open: a few names in localStorage. */

export interface Directory {
  current: string;
  /** User id to database name: each account has one of its own [AU1]. */
  byUser: Record<string, string>;
  /** Databases of accounts that signed out, to be deleted as soon as nothing has them open. */
  discarded: Discarded[];
}

export interface Discarded {
  database: string;
  /** Where its records went, null when they were to be removed. */
  movedInto: string | null;
}

export const directoryKey = 'holdfast.databases';
const first: Directory = { current: 'holdfast-local', byUser: {}, discarded: [] };

/** What `storage` is may throw, as reading it may. */
export function readDirectory(storage: () => Pick<Storage, 'getItem'>): Directory {
  try {
    return { ...first, ...(JSON.parse(storage().getItem(directoryKey) ?? '{}') as Partial<Directory>) };
  } catch {
    return first;
  }
}
