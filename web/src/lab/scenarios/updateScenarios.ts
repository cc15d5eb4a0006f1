/** Apps and servers of different ages. */
import type { Scenario } from '../scenario.ts';
import { faults, minute, pass, stop, sync, waiting, write } from './steps.ts';

export const updateScenarios: readonly Scenario[] = [
  {
    id: 'old-client',
    name: 'Old client with a new server',
    about: 'One device has an older app that does not know some fields and entities.',
    mustHold: 'What it does not know passes through it, and is shown once it is updated.',
    steps: [
      { do: 'open', on: 'b', app: 'older' },
      { do: 'write', on: 'a', record: 'site', entity: 'link', values: { title: 'Site', url: 'https://example.org' } },
      { do: 'write', on: 'a', record: 'tea', values: { title: 'Tea', notes: 'Hot' } },
      sync('a'),
      pass(minute),
      sync('b'),
      pass(minute),
      write('b', 'tea', 'Green tea'),
      sync('b'),
      pass(minute),
      { do: 'open', on: 'b', app: 'current' },
      { do: 'shows', on: 'b', record: 'site', values: { title: 'Site' } },
      { do: 'shows', on: 'b', record: 'tea', values: { notes: 'Hot' } },
    ],
  },
  {
    id: 'old-server',
    name: 'New client with an old server',
    about: 'The server does not know some of what the app writes.',
    mustHold: 'Fields it does not know are kept for others; records it does not know are kept here.',
    steps: [
      { do: 'server', release: 'older' },
      { do: 'write', on: 'a', record: 'tea', values: { title: 'Tea', notes: 'Hot' } },
      sync('a'),
      pass(minute),
      sync('b'),
      pass(minute),
      { do: 'shows', on: 'b', record: 'tea', values: { notes: 'Hot' } },
    ],
  },
  {
    id: 'update-with-unsent',
    name: 'Update with unsent work and an open draft',
    about: 'A new version of the app takes over while records wait and a form is typed in.',
    mustHold: 'Both are there afterwards, and what waits is sent.',
    steps: [
      { do: 'open', on: 'a', app: 'older' },
      faults('a', 'drop'),
      write('a', 'tea', 'Tea'),
      { do: 'draft', on: 'a', record: 'tea', text: 'Tea, gre' },
      { do: 'open', on: 'a', app: 'current' },
      { do: 'draft_is', on: 'a', text: 'Tea, gre' },
      waiting('a', 1),
      stop('a'),
      pass(10 * minute),
      waiting('a', 0),
    ],
  },
];
