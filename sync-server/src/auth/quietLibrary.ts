/**
 * The auth library keeps its context in AsyncLocalStorage. Before Node 24 that switches promise hooks on for the whole
 * process and leaves them on, which slows every await of every exchange by about a tenth. So its storages are switched
 * off whenever none of its calls is running; the next call switches them on again.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** Where the library shares what it keeps between copies of itself. Another version may have another place: then nothing is won. */
const sharedKey = Symbol.for('better-auth:global');

let running = 0;

/** Runs one call of the library. */
export async function callLibrary<T>(work: () => Promise<T>): Promise<T> {
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    if (running === 0) disableStorages();
  }
}

function disableStorages(): void {
  const { context = {} } = (Reflect.get(globalThis, sharedKey) ?? {}) as { context?: Record<string, unknown> };
  for (const storage of Object.values(context)) if (storage instanceof AsyncLocalStorage) storage.disable();
}
