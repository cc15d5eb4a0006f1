/** Sets of rules that have a name, to be set by one press. */
import type { FaultRule } from './faultRule.ts';

export interface Profile {
  id: string;
  name: string;
  /** One sentence: what it is like. */
  about: string;
  rules: readonly FaultRule[];
}

const second = 1000;
const day = 24 * 3600 * second;
const exchanges = '/api/sync';

export const profiles: readonly Profile[] = [
  { id: 'offline', name: 'Offline', about: 'There is no network at all.', rules: [{ fault: 'offline' }] },
  {
    id: 'lie_fi',
    name: 'Lie-fi',
    about: 'There is a network, and it never answers.',
    rules: [{ fault: 'lie_fi' }],
  },
  {
    id: '2g',
    name: '2G',
    about: 'Every request takes most of a second longer, and six kilobytes another one.',
    rules: [
      { fault: 'delay', delayMs: 800 },
      { fault: 'slow', bytesPerSecond: 6000 },
    ],
  },
  {
    id: 'lossy',
    name: 'Lossy 20 %',
    about: 'One request in five is lost, before or after the server had it.',
    rules: [
      { fault: 'drop', probability: 0.1, seed: 1 },
      { fault: 'reply_lost', probability: 1 / 9, seed: 2 },
    ],
  },
  {
    id: 'flapping',
    name: 'Flapping 3 s / 5 s',
    about: 'Gone for three seconds, back for five, and again.',
    rules: [{ fault: 'drop', onMs: 3 * second, offMs: 5 * second }],
  },
  {
    id: 'portal',
    name: 'Captive portal',
    about: 'A sign-in page answers in the server’s place.',
    rules: [{ fault: 'portal' }],
  },
  {
    id: 'server_down',
    name: 'Server down',
    about: 'What stands in front of the server says that it is not there.',
    rules: [{ fault: 'server_error' }],
  },
  {
    id: 'reply_lost',
    name: 'Reply lost after commit',
    about: 'The server does everything, and its answers never come back.',
    rules: [{ fault: 'reply_lost', path: exchanges }],
  },
  {
    id: 'duplicate',
    name: 'Duplicate',
    about: 'The server gets everything twice.',
    rules: [{ fault: 'duplicate', path: exchanges }],
  },
  {
    id: 'clock_3d',
    name: 'Clock +3 d',
    about: 'The clock of this device is three days ahead.',
    rules: [{ fault: 'clock_ahead', shiftMs: 3 * day }],
  },
];
