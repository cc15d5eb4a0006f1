/** The one line that says where the work is. Opens the Sync centre. */

import type { ChipTone } from '../sync/chip.ts';
import { Sign } from '../ui/RecordMark.tsx';
import { useApp } from './AppContext.ts';
import styles from './AppHeader.module.css';

const shapeByTone = {
  calm: 'tick',
  quiet: 'dot',
  waiting: 'ring',
  needs_you: 'diamond',
} as const satisfies Record<ChipTone, string>;

export function SyncChip({ onOpen }: { onOpen(): void }) {
  const { tone, text } = useApp().chip;
  const [words, countdown, rest] = splitCountdown(text);
  return (
    <div
      role="status"
      aria-label="Sync"
      aria-live="polite"
      aria-atomic="false"
      className={`${styles.chip} ${styles[tone]}`}
    >
      <Sign shape={shapeByTone[tone]} />
      <span>
        {words}
        {countdown !== '' && <span aria-hidden="true">{countdown}</span>}
        {rest}
      </span>
      <button
        type="button"
        aria-label="Open the Sync centre"
        title="Open the Sync centre"
        className={styles.open}
        onClick={onOpen}
      />
    </div>
  );
}

/** " in 40 s" is for the eye: a live region that counts down would never be quiet. */
function splitCountdown(text: string): [words: string, countdown: string, rest: string] {
  const countdown = / in \d+ s(?= ·|$)/.exec(text);
  if (countdown === null) return [text, '', ''];
  const end = countdown.index + countdown[0].length;
  return [text.slice(0, countdown.index), countdown[0], text.slice(end)];
}
