/** Says once, to somebody who has used Holdfast for a day without one, what an account would add. */

import { readMeta, writeMeta } from '../data/meta.ts';
import { aloneSince } from '../data/outbox/unsent.ts';
import { storageRoom } from '../data/storageRoom.ts';
import { useLive } from '../data/useLive.ts';
import { Button } from '../ui/Button.tsx';
import { useNow } from '../ui/time/clock.ts';
import { useApp } from './AppContext.ts';
import { whatAnAccountAdds } from './account/accountWords.ts';
import styles from './Bars.module.css';
import { isHintDue } from './isHintDue.ts';

export function AccountHint({ onAccount }: { onAccount(): void }) {
  const { db } = useApp().device;
  const now = useNow(60_000);
  const facts = useLive(
    async () => ({
      aloneSince: await aloneSince(db),
      isAnswered: (await readMeta(db, 'accountHintAnswered')) === true,
    }),
    [db],
  );
  if (facts === undefined || !isHintDue({ ...facts, now })) return null;
  const answer = () => {
    return writeMeta(db, 'accountHintAnswered', true).catch(storageRoom.nullWhenFull);
  };
  return (
    <div className={`${styles.line} ${styles.hint}`}>
      <p>Everything is saved on this device. {whatAnAccountAdds}</p>
      <div className={styles.buttons}>
        <Button
          weight="quiet"
          onClick={() => {
            void answer();
            onAccount();
          }}
        >
          Set it up
        </Button>
        <Button weight="quiet" onClick={answer}>
          No, thanks
        </Button>
      </div>
    </div>
  );
}
