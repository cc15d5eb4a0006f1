/** Whether what must hold does, on this very device: held against what the server says it has. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { v7 } from 'uuid';
import { useDevice } from '../data/DeviceProvider.tsx';
import type { Device } from '../data/device.ts';
import { readMeta } from '../data/meta.ts';
import { Button } from '../ui/Button.tsx';
import { PageBody } from '../ui/page/PageBody.tsx';
import { compareReplicas, digestOf, judgeReplica } from './compareReplicas.ts';
import { readKept } from './keptRecords.ts';
import styles from './Lab.module.css';
import { readServer } from './readServer.ts';
import { realFetch } from './realFetch.ts';
import { timeline } from './timeline.ts';

/** Exchanges that follow each other at once are compared once. */
const restMs = 500;

interface Found {
  kind: 'holds' | 'behind' | 'broken' | 'unknown';
  words: string;
}

const beginning: Readonly<Record<Found['kind'], string>> = {
  holds: 'Holds',
  broken: 'Broken',
  behind: 'Not caught up yet',
  unknown: 'Cannot be told',
};

export function InvariantsPart() {
  const device = useDevice();
  const [found, setFound] = useState<Found | null>(null);
  const [isKept, setKept] = useState(false);
  const exchanges = useSyncExternalStore(timeline.subscribe, timeline.current);
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared anew after each exchange
  useEffect(() => {
    if (!isKept) return;
    let isOver = false;
    const timer = setTimeout(async () => {
      const next = await compareWithServer(device);
      if (!isOver) setFound(next);
    }, restMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [device, isKept, exchanges]);
  return (
    <PageBody label="What must hold">
      <h2 className={styles.heading}>What must hold</h2>
      <p className={styles.words}>
        Every field made here is on the server, or waits, or was refused, and what both have is the same. The server is
        asked past all faults, and nothing is sent to it.
      </p>
      <div className={styles.buttons}>
        <Button onClick={async () => setFound(await compareWithServer(device))}>Compare with the server</Button>
        <Button aria-pressed={isKept} onClick={() => setKept(!isKept)}>
          Compare after each exchange
        </Button>
      </div>
      <p role="status" aria-label="Comparison" className={`${styles.verdict} ${found && styles[found.kind]}`}>
        {found !== null && `${beginning[found.kind]}: ${found.words}.`}
      </p>
    </PageBody>
  );
}

async function compareWithServer({ db }: Device): Promise<Found> {
  const account = await readMeta(db, 'account');
  if (account === undefined) return { kind: 'unknown', words: 'without an account there is no server to compare with' };
  const server = await readServer((path, init) => realFetch(path, init), account, v7);
  if (server === null) return { kind: 'unknown', words: 'the server does not answer now; everything is safe here' };
  // After the server: what is taken meanwhile is marked here still, or is there already.
  const kept = await readKept(db);
  const { kind, words } = judgeReplica(compareReplicas(kept, server));
  const digests = `digest here ${digestOf(kept.records)}, on the server ${digestOf(server)}`;
  return { kind, words: `${words} (${digests})` };
}
