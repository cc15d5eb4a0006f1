/** A new version waits until the person says so. Nothing is lost by the reload, but it comes when it suits them. */
import type { UpdateState } from '../pwa/appUpdate.ts';
import { Button } from '../ui/Button.tsx';
import { useApp } from './AppContext.ts';
import styles from './Bars.module.css';

const safe = 'Everything you saved is safe on this device, and what you are typing is kept as a draft.';

const words: Readonly<Record<Exclude<UpdateState, 'none'>, string>> = {
  ready: `${safe} A new version is ready: reload when it suits you.`,
  overtaken: `${safe} A new version runs in another tab, and this one no longer syncs: reload it.`,
};

export function UpdateBar() {
  const { update, applyUpdate } = useApp();
  if (update === 'none') return null;
  return (
    <div className={styles.updateInner}>
      <p>{words[update]}</p>
      <Button onClick={applyUpdate}>Reload to update</Button>
    </div>
  );
}
