/** The Sync centre: everything sync knows and can be asked to do, words for people first. */
import { use, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Page } from '../../ui/page/Page.tsx';
import { Settled } from '../../ui/Settled.tsx';
import { openRecord } from '../../widgets/openRecord.ts';
import { useApp } from '../AppContext.ts';
import { exportCopy } from '../exportCopy.ts';
import { OpenAccount } from '../OpenAccount.ts';
import { Diary } from './Diary.tsx';
import { Meter } from './Meter.tsx';
import { makeReport } from './makeReport.ts';
import { Queue } from './Queue.tsx';
import { RefusedList } from './RefusedList.tsx';
import { SyncActions } from './SyncActions.tsx';
import styles from './SyncCentre.module.css';
import { SyncFacts } from './SyncFacts.tsx';

export function SyncPage() {
  const app = useApp();
  const openAccount = use(OpenAccount);
  const [said, setSaid] = useState('');
  const isAlone = app.session === 'none';

  const copyReport = async () => {
    const report = await makeReport(app);
    setSaid(
      await navigator.clipboard.writeText(report).then(
        () => 'The report is copied: ids, times and codes, nothing you wrote.',
        () => 'The browser did not allow copying.',
      ),
    );
  };
  return (
    <Page name="Sync">
      <Settled parts={isAlone ? 3 : 5}>
        <div className={styles.body}>
          <SyncFacts />
          <SyncActions onSignIn={openAccount} />
          <p aria-live="polite" className={styles.said}>
            {said}
          </p>
          <RefusedList onEdit={openRecord} onSaid={setSaid} />
          {!isAlone && <Queue />}
          <Diary onSaid={setSaid} />
          {!isAlone && <Meter />}
          <div className={styles.end}>
            <Button onClick={() => exportCopy(app.device)}>Export everything</Button>
            <Button weight="quiet" onClick={() => copyReport()}>
              Copy report
            </Button>
          </div>
        </div>
      </Settled>
    </Page>
  );
}
