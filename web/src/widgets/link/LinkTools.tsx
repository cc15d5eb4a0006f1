/** What is done with all links: searching, arranging, and the way in and out as a file. */
import { useDevice } from '../../data/DeviceProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { useNotices } from '../../ui/Notices.tsx';
import { goTo, hrefWith } from '../../ui/page/navigate.ts';
import { SearchField } from '../../ui/page/SearchField.tsx';
import { exportBookmarks } from './bookmarks/exportBookmarks.ts';
import { openImport } from './bookmarks/openImport.ts';
import styles from './LinkTools.module.css';

export function LinkTools({ search, isArranging }: { search: string; isArranging: boolean }) {
  const device = useDevice();
  const notices = useNotices();
  return (
    <div className={styles.tools}>
      <SearchField what="links" value={search} />
      <div className={styles.buttons}>
        <Button
          weight={isArranging ? 'primary' : 'quiet'}
          onClick={() => goTo(hrefWith({ arrange: isArranging ? null : 'links', q: null }))}
        >
          {isArranging ? 'Done' : 'Arrange'}
        </Button>
        {isArranging ? (
          <p>Draw a link by its handle to where it should stand, also into another group.</p>
        ) : (
          <>
            <Button weight="quiet" aria-label="Import bookmarks" onClick={openImport}>
              <span>
                Import
                <span className={styles.roomy}> bookmarks</span>
              </span>
            </Button>
            <Button weight="quiet" aria-label="Export bookmarks" onClick={() => exportBookmarks(device, notices)}>
              <span>
                Export
                <span className={styles.roomy}> bookmarks</span>
              </span>
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
