/** Hearing from TinyBase's server of the race what it has saved. */
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';

export interface Saved {
  user: string;
  rows: number;
  /** Of the first row. */
  title: string;
}

const listeners = new Map<string, (saved: Saved) => void>();
let listening: Promise<void> | null = null;

/** One connection tells of everybody's. Resolves when nothing is missed any more. */
export function listenForSaves(port: number, user: string, listener: (saved: Saved) => void): Promise<void> {
  listeners.set(user, listener);
  listening ??= connect(port);
  return listening;
}

async function connect(port: number): Promise<void> {
  const [response] = (await once(get({ host: '127.0.0.1', port }), 'response')) as [IncomingMessage];
  const lines = createInterface(response);
  const begun = once(lines, 'line');
  lines.on('line', (line) => {
    if (line === '') return;
    const saved = JSON.parse(line) as Saved;
    listeners.get(saved.user)?.(saved);
  });
  await begun;
}
