/** A new version waits until the person says so. */
import { Button } from '../ui/Button.tsx';
import { useApp } from './AppContext.ts';
import styles from './Bars.module.css';

export function UpdateBar() {
  const { updateReady, applyUpdate } = useApp();
  return (
    <div aria-live="polite" className={styles.update}>
      {updateReady && (
        <div className={styles.updateInner}>
          <p>A new version is ready. Your work is saved on this device.</p>
          <Button onClick={applyUpdate}>Reload to update</Button>
        </div>
      )}
    </div>
  );
}
