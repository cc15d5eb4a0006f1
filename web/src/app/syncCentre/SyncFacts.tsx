/** Where the work is, when it last went and came, who carries it, and how much room it has. */
import { useEffect, useState } from 'react';
import { readMeta } from '../../data/meta.ts';
import { useLive } from '../../data/useLive.ts';
import { type StorageFacts, storageFacts } from '../../platform/storage.ts';
import { useSettled } from '../../ui/Settled.tsx';
import { useNow } from '../../ui/time/clock.ts';
import { instantWords } from '../../ui/time/dateWords.ts';
import { useApp } from '../AppContext.ts';
import { whatAnAccountAdds } from '../account/accountWords.ts';
import { bytesWords } from './bytesWords.ts';
import styles from './SyncCentre.module.css';

export function SyncFacts() {
  const { session } = useApp();
  const storage = useStorageFacts();
  useSettled(storage !== undefined);
  return (
    <>
      {session === 'none' && <p>Everything is saved on this device, and only here. {whatAnAccountAdds}</p>}
      <dl className={styles.facts}>
        {session !== 'none' && <TripFacts />}
        <Fact name="Storage">{storage == null ? 'The browser does not tell' : storageWords(storage)}</Fact>
      </dl>
    </>
  );
}

function TripFacts() {
  const { device, session, paused, thisTabSyncs } = useApp();
  const now = useNow(10_000);
  const times = useLive(
    async () => ({
      sent: await readMeta(device.db, 'lastSentAt'),
      received: await readMeta(device.db, 'lastReceivedAt'),
    }),
    [device],
  );
  const when = (ms: number | undefined) => (ms === undefined ? 'Not yet' : instantWords(ms, now));
  return (
    <>
      <Fact name="Last sent">{when(times?.sent)}</Fact>
      <Fact name="Last received">{when(times?.received)}</Fact>
      {session === 'live' && !paused && <Fact name="Synced by">{thisTabSyncs ? 'This tab' : 'Another tab'}</Fact>}
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

function storageWords({ usedBytes, quotaBytes, persistent }: StorageFacts): string {
  const kept = persistent ? 'kept until you remove it' : 'the browser may clear it when the disk is full';
  return `${bytesWords(usedBytes)} of ${bytesWords(quotaBytes)}, ${kept}`;
}

/** Undefined until the browser has answered, null where it does not. */
function useStorageFacts(): StorageFacts | null | undefined {
  const [facts, setFacts] = useState<StorageFacts | null>();
  useEffect(() => {
    storageFacts().then(setFacts, () => setFacts(null));
  }, []);
  return facts;
}
