/** Where the work is, when it last went and came, who carries it, and how much room it has. */
import { readMeta } from '../../data/meta.ts';
import { useLive } from '../../data/useLive.ts';
import { useNow } from '../../ui/time/clock.ts';
import { instantWords } from '../../ui/time/dateWords.ts';
import { useApp } from '../AppContext.ts';
import { whatAnAccountAdds } from '../account/accountWords.ts';
import { StorageRoom } from './StorageRoom.tsx';
import styles from './SyncCentre.module.css';

export function SyncFacts() {
  const { session } = useApp();
  return (
    <>
      {session === 'none' && <p>Everything is saved on this device, and only here. {whatAnAccountAdds}</p>}
      <dl className={styles.facts}>
        {session !== 'none' && <TripFacts />}
        <div>
          <dt>Storage</dt>
          <StorageRoom />
        </div>
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
