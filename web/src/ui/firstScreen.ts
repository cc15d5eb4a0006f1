/** When the first screen has been painted. Whatever it does not need begins after that, so that nothing is in its way. */
import { useEffect, useState } from 'react';

/** A page that does not say when it is whole, or is not looked at, is taken to be by then. */
const patienceMs = 1000;

let show = () => {};
let waitedFor = 0;

export const firstScreen = new Promise<void>((resolve) => {
  show = resolve;
  setTimeout(resolve, patienceMs);
});

/** Said by what the first screen waits for, before the page says that it is there. Answers how to say that it is whole. */
export function holdFirstScreen(): () => void {
  waitedFor += 1;
  return () => {
    waitedFor -= 1;
    tellFirstScreen();
  };
}

/** Said by every page: of one that waits for nothing, all there is has been drawn. */
export function tellFirstScreen(): void {
  if (waitedFor === 0) requestAnimationFrame(() => setTimeout(show));
}

export function useFirstScreen(): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => void firstScreen.then(() => setOver(true)), []);
  return isOver;
}
