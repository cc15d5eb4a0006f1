/** What a homecoming came to, for the line above the pages and for the Sync centre. */
import type { Homecoming } from '../../data/meta.ts';
import { wordWait } from '../../sync/chip.ts';
import { countWords } from '../../widgets/recordWords.ts';

/** By entity, how many records. */
type Counts = ReadonlyMap<string, number>;

export interface Came {
  arrived: Counts;
  overtaken: Counts;
  removed: Counts;
}

/** "3 todos, 1 sale"; empty for none. */
export function countsWords(counts: Counts): string {
  return [...counts].map(([entity, count]) => countWords(entity, count)).join(', ');
}

/** Why there is anything to say. */
export function reasonWords({ at, since, wasReset }: Pick<Homecoming, 'at' | 'since' | 'wasReset'>): string {
  const away = `This device had not heard from the server for ${wordWait(at - since)}.`;
  return wasReset ? `${away} The server showed it everything anew.` : away;
}

/** One line. */
export function lineWords({ arrived, overtaken, removed }: Came): string {
  const sum = (counts: Counts) => [...counts.values()].reduce((all, count) => all + count, 0);
  const came = sum(arrived) === 0 ? 'nothing new came' : `${countsWords(arrived)} came`;
  const lost =
    sum(overtaken) === 0
      ? []
      : [`${countsWords(overtaken)} you had changed ${sum(overtaken) === 1 ? 'was' : 'were'} overtaken`];
  const gone = sum(removed) === 0 ? [] : [`${countsWords(removed)} went`];
  return `While you were away: ${[came, ...lost, ...gone].join(', ')}.`;
}

const noCopy: Readonly<Record<Exclude<Homecoming['copy'], 'kept'>, string>> = {
  no_room: 'There was no room on this device for a copy from before; what was overtaken or went is in the diary.',
  too_large: 'There is too much here for a copy from before; what was overtaken or went is in the diary.',
};

export function copyWords(copy: Homecoming['copy'], until: string, size: string): string {
  if (copy !== 'kept') return noCopy[copy];
  return `A copy of everything from before is kept on this device until ${until} (${size}).`;
}
