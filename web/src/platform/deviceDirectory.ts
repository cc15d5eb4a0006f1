/** Which databases this browser holds, whose they are, and which one is open. A few names in localStorage. */

interface Directory {
  current: string;
  /** User id to database name. */
  byUser: Record<string, string>;
  /** Databases of accounts that signed out, to be deleted as soon as nothing has them open. */
  discarded: Discarded[];
}

export interface Discarded {
  database: string;
  /** Where its records went, null when they were to be removed. */
  movedInto: string | null;
}

const key = 'holdfast.databases';
const first: Directory = { current: 'holdfast-local', byUser: {}, discarded: [] };

function read(): Directory {
  try {
    return { ...first, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Directory>) };
  } catch {
    return first;
  }
}

function write(directory: Directory): void {
  localStorage.setItem(key, JSON.stringify(directory));
}

export const deviceDirectory = {
  current: () => read().current,
  databaseOf: (userId: string): string | undefined => read().byUser[userId],
  /** Opens `database` from now on, in every tab, and remembers whose it is. */
  bind(userId: string, database: string) {
    const directory = read();
    write({ ...directory, current: database, byUser: { ...directory.byUser, [userId]: database } });
  },
  /** Opens `next` from now on and leaves `database` to be deleted. */
  discard(database: string, { movedInto, next }: { movedInto: string | null; next: string }) {
    const { byUser, discarded } = read();
    const kept = Object.entries(byUser).filter(([, name]) => name !== database);
    write({ current: next, byUser: Object.fromEntries(kept), discarded: [...discarded, { database, movedInto }] });
  },
  discarded: () => read().discarded,
  forget(database: string) {
    const directory = read();
    write({ ...directory, discarded: directory.discarded.filter((left) => left.database !== database) });
  },
  /** Calls back when another tab opened another database; returns the way to stop that. */
  onSwitch(listener: (database: string) => void): () => void {
    const hear = (event: StorageEvent) => {
      if (event.key === key) listener(read().current);
    };
    addEventListener('storage', hear);
    return () => removeEventListener('storage', hear);
  },
};
