/** Keeps the directory of databases. Each change is one write: a tab that ends leaves all of it, or nothing. */
import { type Directory, type Discarded, directoryKey, readDirectory } from './readDirectory.ts';

export interface DeviceDirectory {
  current(): string;
  databaseOf(userId: string): string | undefined;
  /** Whose a database is, whichever is open. */
  remember(userId: string, database: string): void;
  /** Opens `database` from now on, in every tab, and remembers whose it is. */
  bind(userId: string, database: string): void;
  /** Opens `next` from now on and leaves `database` to be deleted. */
  discard(database: string, to: { movedInto: string | null; next: string }): void;
  discarded(): readonly Discarded[];
  forget(database: string): void;
}

export function createDeviceDirectory(storage: () => Pick<Storage, 'getItem' | 'setItem'>): DeviceDirectory {
  const read = () => readDirectory(storage);

  function change(changeTo: (directory: Directory) => Partial<Directory>): void {
    const directory = read();
    storage().setItem(directoryKey, JSON.stringify({ ...directory, ...changeTo(directory) }));
  }

  /** Whoever had it before has it no more. */
  const without = ({ byUser }: Directory, database: string) =>
    Object.fromEntries(Object.entries(byUser).filter(([, name]) => name !== database));

  return {
    current: () => read().current,
    databaseOf: (userId) => read().byUser[userId],
    remember: (userId, database) =>
      change((directory) => ({ byUser: { ...without(directory, database), [userId]: database } })),
    bind: (userId, database) =>
      change((directory) => ({ current: database, byUser: { ...without(directory, database), [userId]: database } })),
    discard: (database, { movedInto, next }) =>
      change((directory) => ({
        current: next,
        byUser: without(directory, database),
        discarded: [...directory.discarded, { database, movedInto }],
      })),
    discarded: () => read().discarded,
    forget: (database) =>
      change(({ discarded }) => ({ discarded: discarded.filter((left) => left.database !== database) })),
  };
}
