/** Two devices side by side in one page: what one does, what the other sees, and what differs meanwhile. */
import { useEffect, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { PageBody } from '../ui/page/PageBody.tsx';
import styles from './Lab.module.css';
import { TraceForm } from './TraceForm.tsx';
import { TwinView } from './TwinView.tsx';
import type { Twin } from './twin.ts';

const seed = 42;

export function TwinPart() {
  const [twin, setTwin] = useState<Twin | null>(null);
  // Their databases go with the page.
  useEffect(() => () => void twin?.close(), [twin]);
  const open = async () => {
    const { openTwinInPage } = await import('./runInPage.ts');
    setTwin(await openTwinInPage(seed));
  };
  return (
    <PageBody label="Twin">
      <h2 className={styles.heading}>Twin</h2>
      <p className={styles.words}>
        Two devices of one account, apart from everything of yours, each with its own database, worker, clock and
        faults. Their time stands still until you let it go on.
      </p>
      {twin === null ? (
        <Button onClick={open}>Open two devices</Button>
      ) : (
        <TwinView twin={twin} seed={seed} onClose={() => setTwin(null)} />
      )}
      <TraceForm />
    </PageBody>
  );
}
