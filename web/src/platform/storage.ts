/** What the browser says of the room it gives us. */

export interface StorageFacts {
  usedBytes: number;
  /** How much of that is records; the rest is the app itself. Where that is not told, all of it. */
  recordBytes: number;
  quotaBytes: number;
  /** Whether the browser has promised not to evict. */
  persistent: boolean;
}

/** Chromium tells more. */
interface DetailedEstimate extends StorageEstimate {
  usageDetails?: { indexedDB?: number };
}

/** Null where the browser does not tell. */
export async function storageFacts(): Promise<StorageFacts | null> {
  if (!navigator.storage?.estimate) return null;
  const { usage = 0, quota = 0, usageDetails } = (await navigator.storage.estimate()) as DetailedEstimate;
  const recordBytes = usageDetails?.indexedDB ?? usage;
  return { usedBytes: usage, recordBytes, quotaBytes: quota, persistent: await navigator.storage.persisted() };
}

/** Asks the browser to keep our data. Asked after the first saved record, when it is most inclined to agree. */
export async function askToPersist(): Promise<void> {
  if (navigator.storage?.persist && !(await navigator.storage.persisted())) await navigator.storage.persist();
}
