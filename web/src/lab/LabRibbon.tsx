/** Says on every page that trouble is being made here, and ends it: nobody shall take it for the real thing. */
import { createInterpreter } from '@holdfast/shared/lab/createInterpreter';
import { useEffect } from 'react';
import { Button } from '../ui/Button.tsx';
import { followLab } from './followLab.ts';
import styles from './LabRibbon.module.css';
import { type LabSetting, labSetting } from './labSetting.ts';
import { realNow } from './shiftDate.ts';
import { useLabSetting } from './useLabSetting.ts';

/** How soon a rule that has ended by itself is seen to have. */
const lookAgainMs = 1000;

const stop = () => labSetting.stop(realNow());

export function LabRibbon() {
  const setting = useLabSetting();
  useEffect(followLab, []);
  useEffect(() => {
    if (setting === null || setting.rules.length === 0) return;
    const timer = setInterval(() => {
      if (!isActive(setting)) stop();
    }, lookAgainMs);
    return () => clearInterval(timer);
  }, [setting]);
  if (setting === null || setting.rules.length === 0) return null;
  return (
    <div role="alert" aria-label="Network lab" className={styles.ribbon}>
      <p>
        Trouble made on purpose: <b>{setting.name}</b>. What you save is safe on this device.
      </p>
      <Button onClick={stop}>Stop all faults</Button>
    </div>
  );
}

function isActive({ rules, since }: LabSetting): boolean {
  return createInterpreter({ rules, since, now: realNow, counts: labSetting.counts(since) }).isActive();
}
