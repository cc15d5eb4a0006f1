/** Which database is this browser's current one. */
import { directoryKey, readDirectory } from './readDirectory.ts';

export const currentDatabase = {
  name: (): string => readDirectory(() => localStorage).current,
  /** Calls back when another tab opened another database; returns the way to stop that. */
  onSwitch(listener: (database: string) => void): () => void {
    const hear = (event: StorageEvent) => {
      if (event.key === directoryKey) listener(currentDatabase.name());
    };
    addEventListener('storage', hear);
    return () => removeEventListener('storage', hear);
  },
};
