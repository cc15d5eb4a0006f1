/**
 * The same five workloads on other ways to build this, measured elsewhere, once, on another day: fixed numbers to set
 * beside ours, not a race run here. An empty cell was not measured.
 */
import type { Cell } from '@holdfast/sync-server/bench/kit/result.ts';

export const peerColumns = ['W1', 'W2', 'W3, 100 devices', 'W3, 500 devices', 'W5', 'remarks'];

export const peers: [name: string, ...cells: Cell[]][] = [
  [
    'Zero 1.9',
    '227/s, one mutation each (108,000 statements); 2,571/s at 500 a mutation',
    '',
    'p50 1.6 s',
    'p50 14.7 s',
    'about 96/s',
    '13–15 statements an edit, 54 connections, 2.3 GB',
  ],
  ['TinyBase on Postgres', '', '', '', '', '', '2 connections a user, 14–16 statements an edit, ends at 145 users'],
  ['Triplit (no fsync)', '19,200/s', '', '', 'p50 22 ms, p99 49 ms, 10 CPU s', '2,108/s', ''],
  ['PouchDB', '2,990/s', '', '', 'p50 2.6 s, p99 7.4 s', '140/s', ''],
  ['plain REST, pool of 10', '1,440/s', '1,000 statements', '', '', '3,900–5,070/s', ''],
  [
    'prototype of the batching (no accounts, no IndexedDB)',
    '36,200/s in 10 statements, fresh device 71 ms',
    '289 bytes',
    '',
    'p50 1.3 ms, p99 8.8 ms, 2.8 CPU s',
    '13,600/s',
    'W3: 0.67 statements an edit; W4: 0',
  ],
];
