/** What is said on the button that has a loss back, and of what it did. */
import type { LossKind } from '../../data/diary/losses.ts';

interface LossWords {
  button: string;
  /** What a screen reader is told: the button's words come first, as WCAG 2.5.3 asks. */
  name(field: string, title: string): string;
  /** In the history, and in the notice. */
  done(field: string, title: string): string;
}

const again = (button: string, done: LossWords['done']): LossWords => ({
  button,
  name: (field, title) => `${button}: ${field} of ${title}`,
  done,
});

const whole = (button: string, done: string): LossWords => ({
  button,
  name: (_, title) => `${button} ${title}`,
  done: (_, title) => `${done} “${title}”`,
});

export const lossWords: Readonly<Record<LossKind, LossWords>> = {
  mine: again('Mine again', (field, title) => `Gave “${title}” your ${field} again`),
  before: again('Put back', (field, title) => `Put back the ${field} of “${title}”`),
  unseen: again('Use that one', (field, title) => `Gave “${title}” that ${field}`),
  gone: whole('Bring back', 'Brought back'),
  returned: whole('Delete again', 'Deleted again'),
};
