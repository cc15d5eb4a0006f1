/**
 * Entries of the browser's own history. Going back is asked for and done a moment later; an entry made in between would be
 * the one that is left, or what it opened be taken for something that Back has closed. So one change comes after the other.
 */

/** A browser that goes back too often drops one; what waits for it goes on then. */
const patienceMs = 1000;

const waiting: (() => void)[] = [];
let isUnderWay = false;

/** Whether the entry one is at is being left: a `popstate` that comes now was asked for by `leaveEntries`. */
export const isLeavingEntry = (): boolean => isUnderWay;

/** Now; while an entry is being left, as soon as it is. To be used around what reads where one is, too. */
export function atRest(change: () => void): void {
  if (isUnderWay) waiting.push(change);
  else change();
}

/** Goes back over entries of this app. */
export function leaveEntries(count = 1): void {
  atRest(() => {
    isUnderWay = true;
    const arrive = () => {
      window.removeEventListener('popstate', arrive);
      clearTimeout(patience);
      isUnderWay = false;
      while (!isUnderWay && waiting.length > 0) waiting.shift()?.();
    };
    window.addEventListener('popstate', arrive);
    const patience = setTimeout(arrive, patienceMs);
    history.go(-count);
  });
}
