/** Reads a copy back: it is chosen, what it would change is shown, and then it is merged in as one action with one way back. */
import { useEffect, useRef, useState } from 'react';
import { useDevice } from '../../data/DeviceProvider.tsx';
import { storageRoom } from '../../data/storageRoom.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { FileField } from '../../ui/files/FileField.tsx';
import styles from '../../ui/files/Files.module.css';
import { useNotices } from '../../ui/Notices.tsx';
import { closeOver } from '../../ui/page/navigate.ts';
import { useDeed } from '../../ui/useDeed.ts';
import { wayBack } from '../../widgets/wayBack.ts';
import { RestorePreview } from './RestorePreview.tsx';
import { type BackupReading, readBackup } from './readBackup.ts';
import {
  missingDrafts,
  previewRestore,
  type RestoreCounts,
  restoreBackup,
  restoreDrafts,
  restoredIn,
} from './restoreBackup.ts';
import { countRecords, formsWords } from './restoreWords.ts';

/** The file that was chosen, as far as it has been read. */
type Chosen =
  | { is: 'none' }
  | { is: 'reading' }
  | { is: 'read'; reading: BackupReading; preview: RestoreCounts; forms: number };

/** `launched`: the file the app was opened with, if any. */
export function ReadBack({ launched }: { launched: File | null }) {
  const device = useDevice();
  const { offerUndo, tell } = useNotices();
  const [chosen, setChosen] = useState<Chosen>({ is: 'none' });
  const [putsBack, setPutsBack] = useState(false);
  const [done, setDone] = useState<number | null>(null);
  const latest = useRef<File | null>(null);

  const choose = async (file: File | null) => {
    latest.current = file;
    setChosen({ is: file === null ? 'none' : 'reading' });
    if (file === null) return;
    const reading = await readBackup(file, device.registry);
    const preview = await previewRestore(device, reading.ok ? reading.records : []);
    const drafts = await missingDrafts(device, reading.ok ? reading.drafts : []);
    // Another file may have been chosen meanwhile.
    if (latest.current === file) setChosen({ is: 'read', reading, preview, forms: drafts.length });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is chosen once
  useEffect(() => {
    if (launched !== null) void choose(launched);
  }, [launched]);
  const file = chosen.is === 'read' && chosen.reading.ok ? chosen.reading : null;
  const forms = chosen.is === 'read' ? chosen.forms : 0;
  const count = chosen.is === 'read' ? restoredIn(chosen.preview, putsBack) : 0;

  const [restore, busy] = useDeed(async (close: () => void) => {
    if (file === null) return;
    const words = (restored: number) => `Restored ${countRecords(restored)} from a copy`;
    const { records } = file;
    const outcome = await restoreBackup(device, { records, putsBack, words, onProgress: setDone });
    setDone(null);
    if (!outcome.ok) return tell(outcome);
    await restoreDrafts(device, file.drafts).catch(storageRoom.nullWhenFull);
    close();
    if (outcome.action === null) tell({ ok: true, words: `Brought back ${formsWords(forms)}` });
    else offerUndo(words(outcome.deeds.length), () => wayBack(device, outcome));
  });
  return (
    <Dialog title="Read a copy back" onClose={closeOver}>
      {(close) => (
        <>
          {!busy && (
            <FileField label="Copy" onChoose={choose}>
              A file that Holdfast exported, ending in “.holdfast” or “.json”. It is merged in: nothing that is here is
              taken away, and it can be undone.
            </FileField>
          )}
          <div role="status">
            {chosen.is === 'reading' && <p className={styles.note}>Reading the copy…</p>}
            {chosen.is === 'read' && !chosen.reading.ok && <p className={styles.trouble}>{chosen.reading.message}</p>}
            {chosen.is === 'read' && file !== null && !busy && (
              <RestorePreview
                file={file}
                forms={forms}
                preview={chosen.preview}
                putsBack={putsBack}
                onPutBack={setPutsBack}
              />
            )}
            {busy && (
              <p>
                Restoring {countRecords(count)}… {file && done !== null && doneWords(done, file.records.length)}
              </p>
            )}
          </div>
          <DialogActions>
            <Button weight="quiet" onClick={close}>
              {busy ? 'Close' : 'Cancel'}
            </Button>
            <Button weight="primary" disabled={count + forms === 0 || busy} onClick={() => restore(close)}>
              {count === 0 ? 'Restore' : `Restore ${countRecords(count)}`}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}

/** In whole tenths, so that a screen reader is not told of each slice. */
function doneWords(done: number, all: number): string {
  return `${Math.floor((10 * done) / all) * 10} %`;
}
