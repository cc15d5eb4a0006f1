/** How much room there is on this device, as a meter and in words, and what takes it. */
import { useEffect, useState } from 'react';
import { estimateSizes, type KindSize } from '../../data/estimateSizes.ts';
import { type StorageFacts, storageFacts } from '../../platform/storage.ts';
import { useSettled } from '../../ui/Settled.tsx';
import { useApp } from '../AppContext.ts';
import styles from './SyncCentre.module.css';
import { isShort, largestWords, shortWords, storageWords } from './storageWords.ts';

interface Room {
  /** Null where the browser does not tell. */
  facts: StorageFacts | null;
  sizes: readonly KindSize[];
}

export function StorageRoom() {
  const room = useRoom();
  useSettled(room !== undefined);
  if (room?.facts == null) return <dd>{room === undefined ? '' : 'The browser does not tell'}</dd>;
  const { facts, sizes } = room;
  const large = largestWords(sizes, facts);
  return (
    <dd>
      {storageWords(facts)}
      <meter className={styles.room} aria-label="Storage used" max={facts.quotaBytes} value={facts.usedBytes} />
      {large !== '' && <span className={styles.small}>{large}</span>}
      {isShort(facts) && <p className={styles.needs_you}>{shortWords}</p>}
    </dd>
  );
}

/** As it is when the page is opened; undefined until then. */
function useRoom(): Room | undefined {
  const { db } = useApp().device;
  const [room, setRoom] = useState<Room>();
  useEffect(() => {
    const read = async () => ({
      facts: await storageFacts().catch(() => null),
      sizes: await estimateSizes(db).catch(() => []),
    });
    read().then(setRoom, reportError);
  }, [db]);
  return room;
}
