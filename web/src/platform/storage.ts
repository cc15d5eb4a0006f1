/** What the browser says of the room it gives us. */

export interface StorageFacts {
  usedBytes: number;
  quotaBytes: number;
  /** Whether the browser has promised not to evict. */
  persistent: boolean;
}

/** Null where the browser does not tell. */
export async function storageFacts(): Promise<StorageFacts | null> {
  if (!navigator.storage?.estimate) return null;
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return { usedBytes: usage, quotaBytes: quota, persistent: await navigator.storage.persisted() };
}

/** Asks the browser to keep our data. Asked after the first saved record, when it is most inclined to agree. */
export async function askToPersist(): Promise<void> {
  if (navigator.storage?.persist && !(await navigator.storage.persisted())) await navigator.storage.persist();
}
