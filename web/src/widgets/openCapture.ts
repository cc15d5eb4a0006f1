/** Whether the capture line is open, and what it was asked to begin with. Who opens it need not know the line itself. */
export interface AskedLine {
  /** The entity it is for; else whatever the words say. */
  kind?: string | undefined;
  /** What stands in it, such as an example. */
  text?: string | undefined;
}

const listeners = new Set<() => void>();
let asked: AskedLine | null = null;

function ask(next: AskedLine | null): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** A new request each time, also while the line is open. */
export const openCapture = (begun: AskedLine = {}): void => ask(begun);
export const closeCapture = (): void => ask(null);
export const askedLine = (): AskedLine | null => asked;

export function onAskedLine(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
