/** A Dexie add-on that stands between the store and IndexedDB: there a page may die inside a transaction, or find the disk full. */
import { type DBCore, type DBCoreTable, type DBCoreTransaction, Dexie, type DexieOptions } from 'dexie';

export interface StorageSpy {
  /** Asked before each operation: true when the context has just died. */
  dies(): boolean;
  /** Asked before each write: what the browser says instead of writing. */
  refuses(): Error | null;
}

type Addon = NonNullable<DexieOptions['addons']>[number];

export function spyOnStorage({ dies, refuses }: StorageSpy): Addon {
  /** Those in whose middle a context died: whatever else it had asked of them nobody hears any more. */
  const dead = new WeakSet<DBCoreTransaction>();
  const never = <R>() => new Promise<R>(() => {});
  const guard = <R>(trans: DBCoreTransaction, isWrite: boolean, operate: () => Promise<R>): Promise<R> => {
    if (dead.has(trans)) return never();
    if (dies()) {
      dead.add(trans);
      (trans as DBCoreTransaction & { abort(): void }).abort();
      return never();
    }
    const refusal = isWrite ? refuses() : null;
    if (refusal !== null) return Promise.reject(refusal);
    return operate().catch((error: unknown) => (dead.has(trans) ? never<R>() : Promise.reject(error)));
  };
  return (db) => {
    db.use({
      stack: 'dbcore',
      name: 'spy',
      create: (core: DBCore) => ({
        ...core,
        table: (name: string): DBCoreTable => {
          const table = core.table(name);
          return {
            ...table,
            mutate: (req) => guard(req.trans, req.type === 'put' || req.type === 'add', () => table.mutate(req)),
            get: (req) => guard(req.trans, false, () => table.get(req)),
            getMany: (req) => guard(req.trans, false, () => table.getMany(req)),
            query: (req) => guard(req.trans, false, () => table.query(req)),
            openCursor: (req) => guard(req.trans, false, () => table.openCursor(req)),
            count: (req) => guard(req.trans, false, () => table.count(req)),
          };
        },
      }),
    });
  };
}

/** Browsers say "full" in more than one shape. */
export function fullInShape(n: number): Error {
  const quota = new DOMException('no room', 'QuotaExceededError');
  if (n % 2 === 0) return quota;
  return new Dexie.AbortError('aborted', quota);
}
