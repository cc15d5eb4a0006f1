/** Where the focus goes by itself: kept where what had it leaves the page, and to a way back that was just offered. */
import { keepFocus } from './keepFocus.ts';
import { tabToNotice } from './tabToNotice.ts';

/** Until the returned function is called. */
export function guideFocus(): () => void {
  const ends = [keepFocus(), tabToNotice()];
  return () => {
    for (const end of ends) end();
  };
}
