/**
 * One Tab stop for a whole list, as the grid pattern of the ARIA guide has it: up and down go from row to row, left and
 * right from control to control of one row, Home and End to the first and the last row that is there.
 */
import { type RefObject, useEffect } from 'react';
import { controlSelector, controlsOf, rowSelector, rowsIn, sameControl } from './rowSteps.ts';

/** `isOn`: a list that is a part of another one leaves it to that. */
export function useRoving(list: RefObject<HTMLElement | null>, isOn: boolean): void {
  useEffect(() => {
    const element = list.current;
    if (element === null || !isOn) return;
    let stop: HTMLElement | null = null;

    /** Exactly one control of the list takes part in Tab. */
    const mark = (wanted: HTMLElement | null) => {
      stop = wanted?.isConnected ? wanted : (element.querySelector<HTMLElement>(rowControls) ?? null);
      for (const control of element.querySelectorAll<HTMLElement>(rowControls)) {
        const tabIndex = control === stop ? 0 : -1;
        if (control.tabIndex !== tabIndex) control.tabIndex = tabIndex;
      }
    };
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.matches(rowControls)) mark(target);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const next = neighbour(element, event);
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: 'nearest' });
    };
    const observer = new MutationObserver(() => mark(stop));
    mark(null);
    observer.observe(element, { childList: true, subtree: true });
    element.addEventListener('focusin', onFocus);
    element.addEventListener('keydown', onKey);
    return () => {
      observer.disconnect();
      element.removeEventListener('focusin', onFocus);
      element.removeEventListener('keydown', onKey);
    };
  }, [list, isOn]);
}

const rowControls = controlSelector
  .split(', ')
  .map((control) => `${rowSelector} ${control}`)
  .join(', ');

/** What a key goes to: undefined where it goes nowhere. */
function neighbour(list: HTMLElement, { key, target }: KeyboardEvent): HTMLElement | undefined {
  const row = target instanceof HTMLElement ? target.closest<HTMLElement>(rowSelector) : null;
  if (row === null) return undefined;
  const controls = controlsOf(row);
  const place = controls.indexOf(target as HTMLElement);
  const isReverse = getComputedStyle(list).direction === 'rtl';
  if (key === 'ArrowRight' || key === 'ArrowLeft')
    return controls[place + ((key === 'ArrowRight') === isReverse ? -1 : 1)];
  const rows = rowsIn(list);
  const at = rows.indexOf(row);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[key];
  return to === undefined || to === at ? undefined : sameControl(target as HTMLElement, row, rows[to]);
}
