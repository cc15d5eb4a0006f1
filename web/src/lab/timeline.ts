/** The latest exchanges of this device's sync worker, as the tab that runs it has heard of them; every tab may read them. */

import type { LabExchange } from './labAsk.ts';
import { labKey } from './labSwitch.ts';

const timelineKey = `${labKey}.timeline`;
/** More than anybody reads through, and little enough to be written with each. */
const mostKept = 100;

const listeners = new Set<() => void>();
let known: { text: string | null; exchanges: readonly LabExchange[] } = { text: null, exchanges: [] };

function read(): readonly LabExchange[] {
  const text = localStorage.getItem(timelineKey);
  if (text !== known.text) known = { text, exchanges: parse(text) };
  return known.exchanges;
}

function parse(text: string | null): readonly LabExchange[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? (kept as LabExchange[]) : [];
  } catch {
    return [];
  }
}

function write(exchanges: readonly LabExchange[]): void {
  try {
    localStorage.setItem(timelineKey, JSON.stringify(exchanges));
  } catch {
    // No room: what is only looked at is not worth an error.
    return;
  }
  for (const listener of listeners) listener();
}

export const timeline = {
  /** The oldest first; the same list until it changes. */
  current: read,
  add: (exchange: LabExchange) => write([...read(), exchange].slice(-mostKept)),
  clear: () => write([]),
  subscribe(listener: () => void): () => void {
    const hear = ({ key }: StorageEvent) => {
      if (key === timelineKey) listener();
    };
    listeners.add(listener);
    addEventListener('storage', hear);
    return () => {
      listeners.delete(listener);
      removeEventListener('storage', hear);
    };
  },
};
