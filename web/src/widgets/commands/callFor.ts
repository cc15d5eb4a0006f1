/** Calls for a command that asks something first. Who shows it need not have the dialog: that is fetched after the first paint. */
import type { Call } from './call.ts';

let hear: ((call: Call) => void) | null = null;
/** Called for before anybody could hear. */
let waiting: Call | null = null;

export function callFor(call: Call): void {
  if (hear === null) waiting = call;
  else hear(call);
}

/** Until the returned function is called. */
export function onCall(listener: (call: Call) => void): () => void {
  hear = listener;
  const early = waiting;
  waiting = null;
  if (early !== null) listener(early);
  return () => {
    hear = null;
  };
}
