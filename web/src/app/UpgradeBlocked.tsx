/** Shown while another tab holds the database at an older version and does not give way, most likely because it sleeps. */
import { HoldfastMark } from '../ui/HoldfastMark.tsx';
import styles from './Start.module.css';

export function UpgradeBlocked() {
  return (
    <main className={styles.words}>
      <HoldfastMark size={32} />
      <h1>Holdfast is waiting for another tab</h1>
      <p>
        Everything you saved is safe on this device. This is a new version, and a tab or window that still runs the old
        one must make room first. Open that tab for a moment, or close it: this page then goes on by itself.
      </p>
    </main>
  );
}
