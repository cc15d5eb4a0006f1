/** The Sync centre: everything sync knows and can be asked to do, words for people first. */
import { use, useSyncExternalStore } from 'react';
import { exportBackup } from '../../features/backup/exportBackup.ts';
import { openReadBack } from '../../features/backup/openReadBack.ts';
import { launchedFiles } from '../../platform/launchedFiles.ts';
import { Button } from '../../ui/Button.tsx';
import { BackContext } from '../../ui/backCloses.ts';
import { Folded } from '../../ui/Folded.tsx';
import { lazyPart } from '../../ui/lazyPart.tsx';
import { useNotices } from '../../ui/Notices.tsx';
import { useQuery } from '../../ui/page/navigate.ts';
import { Page } from '../../ui/page/Page.tsx';
import { Settled } from '../../ui/Settled.tsx';
import { openRecord } from '../../widgets/openRecord.ts';
import { useApp } from '../AppContext.ts';
import { OpenAccount } from '../OpenAccount.ts';
import { Diary } from './Diary.tsx';
import { HomecomingPart } from './HomecomingPart.tsx';
import { Meter } from './Meter.tsx';
import { makeReport } from './makeReport.ts';
import { Queue } from './Queue.tsx';
import { RefusedList } from './RefusedList.tsx';
import { Room } from './Room.tsx';
import { SyncActions } from './SyncActions.tsx';
import styles from './SyncCentre.module.css';
import { SyncFacts } from './SyncFacts.tsx';

const ReadBack = lazyPart(async () => (await import('../../features/backup/ReadBack.tsx')).ReadBack);

export function SyncPage() {
  const app = useApp();
  const openAccount = use(OpenAccount);
  const { tell } = useNotices();
  const { read } = useQuery();
  const launched = useSyncExternalStore(launchedFiles.subscribe, launchedFiles.latest);
  const isAlone = app.session === 'none';

  const copyReport = async () => {
    const report = await makeReport(app);
    const words = await navigator.clipboard.writeText(report).then(
      () => 'The report is copied: ids, times and codes, nothing you wrote.',
      () => 'The browser did not allow copying.',
    );
    tell({ ok: true, words });
  };
  return (
    <Page name="Sync">
      <Settled parts={isAlone ? 3 : 6}>
        <div className={styles.body}>
          <SyncFacts />
          <SyncActions onSignIn={openAccount} />
          {!isAlone && <HomecomingPart />}
          <RefusedList onEdit={openRecord} />
          {!isAlone && <Queue />}
          <Diary />
          {!isAlone && <Meter />}
          <section className={styles.part} aria-labelledby="room">
            <h2 id="room">On this device</h2>
            <Folded name="What takes room">{() => <Room />}</Folded>
          </section>
          <div className={styles.end}>
            <Button onClick={() => exportBackup(app.device)}>Export everything</Button>
            <Button onClick={openReadBack}>Read a copy back</Button>
            <Button weight="quiet" onClick={() => copyReport()}>
              Copy report
            </Button>
          </div>
        </div>
      </Settled>
      {read !== undefined && (
        <BackContext value="caller">
          <ReadBack launched={launched} />
        </BackContext>
      )}
    </Page>
  );
}
