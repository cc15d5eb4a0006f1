/**
 * The same five workloads on what cannot be run here (`peers.ts` runs what can): measured elsewhere, once, on another day.
 * An empty cell was not measured.
 */
import type { Cell } from '@holdfast/sync-server/bench/kit/result.ts';

export const quotedColumns = ['W1', 'W2', 'W3, 100 devices', 'W3, 500 devices', 'W5', 'remarks'];

export const quoted: [name: string, ...cells: Cell[]][] = [
  [
    'Zero 1.9',
    '227/s, one mutation each (108,000 statements); 2,571/s at 500 a mutation',
    '',
    'p50 1.6 s',
    'p50 14.7 s',
    'about 96/s',
    '13–15 statements an edit, 54 connections, 2.3 GB',
  ],
];
