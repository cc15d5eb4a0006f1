/** Speaks louder the longer work has been on this device alone: nothing, then a line, then a banner. */

import { exportBackup } from '../features/backup/exportBackup.ts';
import { wordWait } from '../sync/chip.ts';
import { Button } from '../ui/Button.tsx';
import { goTo, usePathname } from '../ui/page/navigate.ts';
import { useNow } from '../ui/time/clock.ts';
import { useApp } from './AppContext.ts';
import styles from './Bars.module.css';

const hour = 3_600_000;
const lineAfter = 24 * hour;
const bannerAfter = 72 * hour;

/** The page that says it; there the button would lead nowhere. */
const whyPath = '/sync';

export function UnsentNotice() {
  const { device, unsent, oldestUnsentAt } = useApp();
  const now = useNow(60_000);
  const isThere = usePathname() === whyPath;
  const waited = oldestUnsentAt === null ? 0 : now - oldestUnsentAt;
  if (unsent === 0 || waited < lineAfter) return null;
  const banner = waited >= bannerAfter;
  const records = unsent === 1 ? '1 record is' : `${unsent} records are`;
  return (
    <div className={banner ? styles.banner : styles.line}>
      <p>
        {records} saved on this device only, the oldest for {wordWait(waited)}.
        {banner && ' If this device is lost, so are they: keep a copy, or get them sent.'}
      </p>
      <div className={styles.buttons}>
        {!isThere && (
          <Button weight={banner ? 'plain' : 'quiet'} onClick={() => goTo(whyPath)}>
            Why
          </Button>
        )}
        {banner && <Button onClick={() => exportBackup(device)}>Export a copy</Button>}
      </div>
    </div>
  );
}
