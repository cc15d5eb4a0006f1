/** A new version waits until the person says so: a reload takes what is typed and not saved. */
import type { UpdateState } from '../pwa/appUpdate.ts';
import { Button } from '../ui/Button.tsx';
import { useApp } from './AppContext.ts';
import styles from './Bars.module.css';

const words: Readonly<Record<Exclude<UpdateState, 'none'>, string>> = {
  ready: 'Everything you saved is safe on this device. A new version is ready: save what you are typing, then reload.',
  overtaken:
    'Everything you saved is safe on this device. A new version runs in another tab, and this one no longer syncs: save what you are typing, then reload.',
};

export function UpdateBar() {
  const { update, applyUpdate } = useApp();
  return (
    <div aria-live="polite" className={styles.update}>
      {update !== 'none' && (
        <div className={styles.updateInner}>
          <p>{words[update]}</p>
          <Button onClick={applyUpdate}>Reload to update</Button>
        </div>
      )}
    </div>
  );
}
