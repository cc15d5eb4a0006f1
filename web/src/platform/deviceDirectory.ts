/** Which databases this browser holds, whose they are, and which one is open. A few names in localStorage. */

interface Directory {
  current: string;
  /** User id to database name. */
  byUser: Record<string, string>;
}

const key = 'holdfast.databases';
const first: Directory = { current: 'holdfast-local', byUser: {} };

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
  /** Opens `database` from now on, in every tab. */
  use: (database: string) => write({ ...read(), current: database }),
  bind(userId: string, database: string) {
    const { byUser } = read();
    write({ current: database, byUser: { ...byUser, [userId]: database } });
  },
  forget(database: string) {
    const { current, byUser } = read();
    const kept = Object.entries(byUser).filter(([, name]) => name !== database);
    write({ current, byUser: Object.fromEntries(kept) });
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
