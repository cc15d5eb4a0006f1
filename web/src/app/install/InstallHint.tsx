/** Offers to install the app, at the foot of the page: nothing moves when it comes. */
import { useSyncExternalStore } from 'react';
import { readMeta, writeMeta } from '../../data/meta.ts';
import { storageRoom } from '../../data/storageRoom.ts';
import { useLive } from '../../data/useLive.ts';
import { type InstallWay, installPrompt } from '../../pwa/installPrompt.ts';
import { Button } from '../../ui/Button.tsx';
import { useNow } from '../../ui/time/clock.ts';
import { allWidgets } from '../../widgets/allWidgets.ts';
import { useApp } from '../AppContext.ts';
import styles from '../Bars.module.css';
import { countSaved } from './countSaved.ts';
import { isInstallDue, savedBefore } from './isInstallDue.ts';

const kinds = allWidgets.map(({ entity }) => entity.name);
const lookAgainMs = 3_600_000;

const words = {
  prompt: 'Holdfast works without a network. Installed, it has a window and an icon of its own.',
  share_menu: 'Holdfast works without a network. To have it among your apps, press Share, then “Add to Home Screen”.',
} as const;

export function InstallHint() {
  const way = useSyncExternalStore(installPrompt.subscribe, installPrompt.way);
  return way && <Hint way={way} />;
}

function Hint({ way }: { way: NonNullable<InstallWay> }) {
  const { db } = useApp().device;
  const now = useNow(lookAgainMs);
  const facts = useLive(
    async () => ({
      saved: await countSaved(db, kinds, savedBefore),
      declinedAt: (await readMeta(db, 'installDeclinedAt')) ?? null,
    }),
    [db],
  );
  if (facts === undefined || !isInstallDue({ ...facts, way, now })) return null;
  const decline = () => writeMeta(db, 'installDeclinedAt', now).catch(storageRoom.nullWhenFull);
  const install = async () => {
    if (!(await installPrompt.ask())) await decline();
  };
  return (
    <div className={`${styles.line} ${styles.hint} ${styles.foot}`} data-foot>
      <p>{words[way]}</p>
      <div className={styles.buttons}>
        {way === 'prompt' && (
          <Button weight="quiet" onClick={install}>
            Install
          </Button>
        )}
        <Button weight="quiet" onClick={decline}>
          {way === 'prompt' ? 'Not now' : 'Got it'}
        </Button>
      </div>
    </div>
  );
}
