/** All that the app knows of the network lab before any of it is fetched: whether it is on. */
export const labKey = 'holdfast.lab';

const changed = 'holdfast-lab';

export function isLabOn(): boolean {
  try {
    return localStorage.getItem(labKey) !== null;
  } catch {
    return false;
  }
}

/** Said by who has changed what lies under that key. */
export const tellLabChange = (): void => void dispatchEvent(new Event(changed));

/** Calls back when it changed, in whatever tab; returns the way to stop that. */
export function onLabChange(listener: () => void): () => void {
  const hear = ({ key }: StorageEvent) => {
    if (key === labKey) listener();
  };
  addEventListener(changed, listener);
  addEventListener('storage', hear);
  return () => {
    removeEventListener(changed, listener);
    removeEventListener('storage', hear);
  };
}
