/** Offers the demo to an empty dashboard; says that it is in, and takes it away again. */
import { useLive } from '../data/useLive.ts';
import { demoState } from '../demo/demoState.ts';
import { Button } from '../ui/Button.tsx';
import { useNotices } from '../ui/Notices.tsx';
import { useSettled } from '../ui/Settled.tsx';
import { useToday } from '../ui/time/clock.ts';
import { deviceZone } from '../ui/time/deviceZone.ts';
import { useApp } from './AppContext.ts';
import styles from './Bars.module.css';

/** Fetched after the first paint, like the pages. */
export const loadDemo = () => Promise.all([import('../demo/demo.ts'), import('../ui/money/defaultCurrency.ts')]);

export function DemoBar() {
  const { device } = useApp();
  const today = useToday();
  const { offerUndo, tell } = useNotices();
  const demo = useLive(() => demoState(device), [device]);
  useSettled(demo !== undefined);

  const add = async () => {
    const [{ addDemo }, { defaultCurrency }] = await loadDemo();
    tell(await addDemo(device, { today, zone: deviceZone(), currency: defaultCurrency() }));
  };
  const decline = async () => {
    const [{ declineDemo }] = await loadDemo();
    await declineDemo(device);
  };
  const remove = async () => {
    const [{ removeDemo, removedWords }] = await loadDemo();
    const { outcome, kept, undo } = await removeDemo(device);
    if (!outcome.ok) return tell(outcome);
    offerUndo(removedWords(kept), undo);
  };

  if (demo === 'in') {
    return (
      <div className={styles.demo}>
        <p>Demo data is in here</p>
        <span aria-hidden="true">·</span>
        <Button weight="quiet" onClick={remove}>
          Remove demo data
        </Button>
      </div>
    );
  }
  if (demo !== 'offered') return null;
  return (
    <div className={styles.offer}>
      <p>
        Everything you write here is saved on this device at once, with or without a network. Begin with anything below,
        or look around first.
      </p>
      <div className={styles.buttons}>
        <Button weight="primary" onClick={add}>
          Try it with demo data
        </Button>
        <Button weight="quiet" onClick={decline}>
          No, thanks
        </Button>
      </div>
    </div>
  );
}
