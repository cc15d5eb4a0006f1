/** One line, on whatever page somebody comes home to: what came, and what of theirs it touched [HM1]. */
import { useEffect } from 'react';
import { dropOldCopy } from '../data/homecoming/keptCopy.ts';
import { Button } from '../ui/Button.tsx';
import { goTo } from '../ui/page/navigate.ts';
import { useApp } from './AppContext.ts';
import styles from './Bars.module.css';
import { lineWords } from './syncCentre/homecomingWords.ts';
import { answerHomecoming, useHomecoming } from './useHomecoming.ts';

export function HomecomingNotice() {
  const { device } = useApp();
  const kept = useHomecoming(device);
  useEffect(() => void dropOldCopy(device).catch(reportError), [device]);
  if (!kept || kept.home.isSeen) return null;
  const { home, arrived, overtaken, removed } = kept;
  if (arrived.size + overtaken.size + removed.size === 0) return null;
  return (
    <div className={`${styles.line} ${styles.hint}`}>
      <p>{lineWords(kept)}</p>
      <div className={styles.buttons}>
        <Button
          weight="quiet"
          onClick={() => {
            void answerHomecoming(device, home);
            goTo('/sync');
          }}
        >
          See what changed
        </Button>
        <Button weight="quiet" onClick={() => answerHomecoming(device, home)}>
          All right
        </Button>
      </div>
    </div>
  );
}
