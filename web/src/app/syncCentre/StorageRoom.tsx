/** How much room there is on this device, as a meter and in words, and what takes it. */
import { useEffect, useState } from 'react';
import { estimateSizes, type KindSize } from '../../data/estimateSizes.ts';
import { type StorageFacts, storageFacts } from '../../platform/storage.ts';
import { useSettled } from '../../ui/Settled.tsx';
import { useApp } from '../AppContext.ts';
import styles from './SyncCentre.module.css';
import { isShort, largestWords, shortWords, storageWords } from './storageWords.ts';

export function StorageRoom() {
  const facts = useStorageFacts();
  const sizes = useSizes();
  useSettled(facts !== undefined);
  if (facts == null) return <dd>{facts === null && 'The browser does not tell'}</dd>;
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

/** As it is when the page is opened: undefined until the browser has answered, null where it does not. */
function useStorageFacts(): StorageFacts | null | undefined {
  const [facts, setFacts] = useState<StorageFacts | null>();
  useEffect(() => {
    storageFacts().then(setFacts, () => setFacts(null));
  }, []);
  return facts;
}

/** The page does not wait for it: an action on very many records takes its time to be read. */
function useSizes(): readonly KindSize[] {
  const { db } = useApp().device;
  const [sizes, setSizes] = useState<readonly KindSize[]>([]);
  useEffect(() => {
    estimateSizes(db).then(setSizes, () => undefined);
  }, [db]);
  return sizes;
}
