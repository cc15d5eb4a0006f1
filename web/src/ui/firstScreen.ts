/** When the first screen has been painted. Whatever it does not need begins after that, so that nothing is in its way. */
import { useEffect, useState } from 'react';

/** A page that does not say when it is whole, or is not looked at, is taken to be by then. */
const patienceMs = 1000;

let show = () => {};

export const firstScreen = new Promise<void>((resolve) => {
  show = resolve;
  setTimeout(resolve, patienceMs);
});

/** Said by what the first screen was waiting for. */
export function tellFirstScreen(): void {
  requestAnimationFrame(() => setTimeout(show));
}

export function useFirstScreen(): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => void firstScreen.then(() => setOver(true)), []);
  return isOver;
}
