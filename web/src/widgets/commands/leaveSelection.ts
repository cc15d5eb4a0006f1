/** Ends a selection; the focus goes to the row that was picked last, the next that is still there, or the one before. */
import { flushSync } from 'react-dom';
import type { PageScene } from './pageScene.ts';

export function leaveSelection({ selection, shown }: Pick<PageScene, 'selection' | 'shown'>): void {
  const order = shown();
  const at = order.indexOf(selection.last() ?? '');
  flushSync(selection.leave);
  if (at < 0) return;
  for (const id of [...order.slice(at), ...order.slice(0, at).reverse()]) {
    const row = document.querySelector(`[data-row="${CSS.escape(id)}"]`);
    const control = row?.querySelector<HTMLElement>('button, a[href]');
    control?.focus({ preventScroll: true });
    if (control) return;
  }
}
