/** Where the work is, when it last went and came, who carries it, and how much room it has. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { readMeta } from '../../data/meta.ts';
import { type StorageFacts, storageFacts } from '../../platform/storage.ts';
import { useNow } from '../../ui/time/clock.ts';
import { momentWords } from '../../ui/time/dateWords.ts';
import { type AppState, useApp } from '../AppContext.ts';
import { bytesWords } from './bytesWords.ts';
import styles from './SyncCentre.module.css';

export function SyncFacts() {
  const app = useApp();
  const now = useNow(10_000);
  const times = useLiveQuery(
    async () => ({
      sent: await readMeta(app.device.db, 'lastSentAt'),
      received: await readMeta(app.device.db, 'lastReceivedAt'),
    }),
    [app.device],
  );
  const storage = useStorageFacts();
  const when = (ms: number | undefined) => (ms === undefined ? 'Not yet' : momentWords(ms, now));
  return (
    <>
      <p className={`${styles.chip} ${styles[app.chip.tone]}`}>{app.chip.text}</p>
      <dl className={styles.facts}>
        <Fact name="Last sent">{when(times?.sent)}</Fact>
        <Fact name="Last received">{when(times?.received)}</Fact>
        <Fact name="Synced by">{carrierWords(app)}</Fact>
        <Fact name="Storage">{storage === null ? 'The browser does not tell' : storageWords(storage)}</Fact>
      </dl>
    </>
  );
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function carrierWords({ account, paused, thisTabSyncs }: AppState): string {
  if (account === null) return 'Nobody: there is no account yet';
  if (paused) return 'Nobody: you paused it';
  return thisTabSyncs ? 'This tab' : 'Another tab';
}

function storageWords({ usedBytes, quotaBytes, persistent }: StorageFacts): string {
  const kept = persistent ? 'kept until you remove it' : 'the browser may clear it when the disk is full';
  return `${bytesWords(usedBytes)} of ${bytesWords(quotaBytes)}, ${kept}`;
}

function useStorageFacts(): StorageFacts | null {
  const [facts, setFacts] = useState<StorageFacts | null>(null);
  useEffect(() => {
    storageFacts().then(setFacts, () => setFacts(null));
  }, []);
  return facts;
}
