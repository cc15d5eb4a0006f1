/** Offers the demo to an empty dashboard; says that it is in, and takes it away again. */
import { useLiveQuery } from 'dexie-react-hooks';
import type { Device } from '../data/device.ts';
import { readMeta } from '../data/meta.ts';
import { addDemo, declineDemo, removeDemo } from '../demo/demo.ts';
import { Button } from '../ui/Button.tsx';
import { defaultCurrency } from '../ui/money/defaultCurrency.ts';
import { useNotices } from '../ui/Notices.tsx';
import { useSettled } from '../ui/Settled.tsx';
import { useToday } from '../ui/time/clock.ts';
import { deviceZone } from '../ui/time/zonedTime.ts';
import { useApp } from './AppContext.ts';
import styles from './Bars.module.css';

const shown = ['todo', 'sale', 'event', 'link', 'expense'];

export function DemoBar() {
  const { device } = useApp();
  const today = useToday();
  const { offerUndo, tell } = useNotices();
  const demo = useLiveQuery(() => demoStanding(device), [device]);
  useSettled(demo !== undefined);

  const add = async () => tell(await addDemo(device, { today, zone: deviceZone(), currency: defaultCurrency() }));
  const remove = async () => {
    const { outcome, undo } = await removeDemo(device);
    if (!outcome.ok) return tell(outcome);
    offerUndo('Demo data removed', undo);
  };

  if (demo === 'in') {
    return (
      <div className={styles.demo}>
        <p>Demo data is in here</p>
        <span aria-hidden="true">·</span>
        <Button weight="quiet" onClick={() => remove()}>
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
        <Button weight="primary" onClick={() => add()}>
          Try it with demo data
        </Button>
        <Button weight="quiet" onClick={() => declineDemo(device)}>
          No, thanks
        </Button>
      </div>
    </div>
  );
}

/** Offered until it was taken, declined, or anything has been written. */
async function demoStanding({ db }: Device): Promise<'in' | 'offered' | 'settled'> {
  const ids = await readMeta(db, 'demo');
  if (ids !== undefined) return ids.length > 0 ? 'in' : 'settled';
  for (const entity of shown) if ((await db.rows(entity).limit(1).count()) > 0) return 'settled';
  return 'offered';
}
