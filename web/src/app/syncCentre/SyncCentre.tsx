/** Everything sync knows and can be asked to do, in words. Loaded when it is first needed. */
import { useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { findWidget } from '../../widgets/allWidgets.ts';
import { useApp } from '../AppContext.ts';
import { exportCopy } from '../exportCopy.ts';
import { Diary } from './Diary.tsx';
import { Meter } from './Meter.tsx';
import { makeReport } from './makeReport.ts';
import { Queue } from './Queue.tsx';
import { RefusedList, type RefusedRecord } from './RefusedList.tsx';
import { SyncActions } from './SyncActions.tsx';
import styles from './SyncCentre.module.css';
import { SyncFacts } from './SyncFacts.tsx';

export function SyncCentre({ onClose, onSignIn }: { onClose(): void; onSignIn(): void }) {
  const app = useApp();
  const [said, setSaid] = useState('');
  const wantsSignIn = useRef(false);
  const [editing, setEditing] = useState<RefusedRecord | null>(null);
  const Form = editing && findWidget(editing.entity)?.Form;
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
  const signIn = (close: () => void) => {
    wantsSignIn.current = true;
    close();
  };
  return (
    <>
      <Dialog title="Sync centre" onClose={() => (wantsSignIn.current ? onSignIn() : onClose())} wide>
        {(close) => (
          <>
            <SyncFacts />
            <SyncActions onSignIn={() => signIn(close)} />
            <RefusedList onEdit={setEditing} onSaid={setSaid} />
            {!isAlone && <Queue />}
            <Diary onSaid={setSaid} />
            {!isAlone && <Meter />}
            <DialogActions>
              <p aria-live="polite" className={styles.said}>
                {said}
              </p>
              <Button weight="quiet" onClick={() => copyReport()}>
                Copy report
              </Button>
              <Button onClick={() => exportCopy(app.device)}>Export everything</Button>
              <Button onClick={close}>Close</Button>
            </DialogActions>
          </>
        )}
      </Dialog>
      {editing && Form && <Form opened={{ id: editing.id }} onClose={() => setEditing(null)} />}
    </>
  );
}
