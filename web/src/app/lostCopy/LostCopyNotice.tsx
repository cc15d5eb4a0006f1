/** Says that this device lost its copy, until somebody has signed in again or has read it. */
import { readMeta } from '../../data/meta.ts';
import { useLive } from '../../data/useLive.ts';
import { openReadBack } from '../../features/backup/openReadBack.ts';
import { Button } from '../../ui/Button.tsx';
import { useApp } from '../AppContext.ts';
import styles from '../Bars.module.css';
import { lostWords } from './lostWords.ts';

export function LostCopyNotice({ onAccount }: { onAccount(): void }) {
  const { device, account } = useApp();
  const lost = useLive(() => readMeta(device.db, 'lostCopy'), [device]);
  if (lost === undefined || (account !== null && lost.unsent === 0)) return null;
  const isBack = account !== null;
  return (
    <div className={styles.banner} role="status">
      <p>{lostWords(lost)}</p>
      <div className={styles.buttons}>
        {lost.hasAccount && !isBack && <Button onClick={onAccount}>Sign in</Button>}
        {!lost.hasAccount && <Button onClick={openReadBack}>Read a copy back</Button>}
        <Button weight="quiet" onClick={() => device.db.meta.delete('lostCopy')}>
          Understood
        </Button>
      </div>
    </div>
  );
}
