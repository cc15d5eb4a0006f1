/** Imports a bookmarks file: it is chosen, what it has is shown, and then it is added as one action with one way back. */
import { useRef, useState } from 'react';
import { useDevice } from '../../../data/DeviceProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../../ui/Dialog.tsx';
import { FileField } from '../../../ui/files/FileField.tsx';
import styles from '../../../ui/files/Files.module.css';
import { useNotices } from '../../../ui/Notices.tsx';
import { countOf } from '../../commands/writeCommand.ts';
import { wayBack } from '../../wayBack.ts';
import { links } from '../definition.ts';
import { ImportPreview } from './ImportPreview.tsx';
import { importBookmarks } from './importBookmarks.ts';
import type { Bookmark } from './judgeBookmark.ts';
import { type KnownLink, leaveOutKnown } from './planImport.ts';
import { readAllLinks } from './readAllLinks.ts';
import { type FileReading, readBookmarks } from './readBookmarks.ts';

type Chosen = FileReading & { known: readonly KnownLink[] };

export function ImportBookmarks({ onClose }: { onClose(): void }) {
  const device = useDevice();
  const { offerUndo, tell } = useNotices();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [takesKnown, setTakesKnown] = useState(false);

  const latest = useRef<File | null>(null);

  const choose = async (file: File | null) => {
    latest.current = file;
    setChosen(null);
    if (file === null) return;
    const [read, known] = await Promise.all([readBookmarks(file), readAllLinks(device)]);
    // Another file may have been chosen meanwhile.
    if (latest.current === file) setChosen({ ...read, known });
  };
  const all = chosen?.ok ? chosen.bookmarks : [];
  const unknown = chosen?.ok ? leaveOutKnown(all, chosen.known) : [];
  const taken = takesKnown ? all : unknown;

  const add = async (bookmarks: readonly Bookmark[], close: () => void) => {
    const words = `Imported ${countOf(links, bookmarks.length)}`;
    const outcome = await importBookmarks(device, bookmarks, words);
    close();
    if (outcome.ok) offerUndo(words, () => wayBack(device, outcome));
    else tell(outcome);
  };
  return (
    <Dialog title="Import bookmarks" onClose={onClose}>
      {(close) => (
        <>
          <FileField label="Bookmarks file" accept=".html,.htm,text/html" onChoose={choose}>
            The HTML file that browsers export bookmarks to. Its folders become groups; nothing is fetched from where
            the links lead.
          </FileField>
          <div role="status">
            {chosen?.ok === false && <p className={styles.trouble}>{chosen.message}</p>}
            {chosen?.ok && (
              <ImportPreview
                taken={taken}
                barred={chosen.barred}
                known={all.length - unknown.length}
                takesKnown={takesKnown}
                onTakeKnown={setTakesKnown}
              />
            )}
          </div>
          <DialogActions>
            <Button weight="quiet" onClick={close}>
              Cancel
            </Button>
            <Button weight="primary" disabled={taken.length === 0} onClick={() => add(taken, close)}>
              {taken.length === 0 ? 'Import' : `Import ${countOf(links, taken.length)}`}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}
